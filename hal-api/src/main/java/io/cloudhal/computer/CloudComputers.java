package io.cloudhal.computer;

import io.cloudhal.observe.OperationObserver;
import java.net.URI;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * Opens computers by address, for programs that learn the provider at run time.
 *
 * <table>
 * <caption>Addresses</caption>
 * <tr><th>address</th><th>module</th></tr>
 * <tr><td>{@code inmemory://volatile}, {@code inmemory:///some/directory}</td>
 *     <td>hal-inmemory</td></tr>
 * <tr><td>{@code aws://eu-west-1?prefix=…}</td><td>hal-aws</td></tr>
 * <tr><td>{@code gcp://project/region?prefix=…}</td><td>hal-gcp</td></tr>
 * <tr><td>{@code azure://account?prefix=…}</td><td>hal-azure</td></tr>
 * </table>
 */
public final class CloudComputers {

  private static final Map<String, String> KNOWN_MODULES =
      Map.of("inmemory", "hal-inmemory", "aws", "hal-aws", "gcp", "hal-gcp", "azure", "hal-azure");

  private CloudComputers() {}

  /**
   * Opens the computer at {@code address}; the caller closes it.
   *
   * @throws IllegalArgumentException if no module on the class path serves the scheme, or the
   *     address is not one of its; the message says what is missing
   */
  public static CloudComputer open(URI address) {
    return open(address, OperationObserver.none());
  }

  /**
   * Opens the computer at {@code address} and tells {@code observer} of every call.
   *
   * @throws IllegalArgumentException if no module on the class path serves the scheme, or the
   *     address is not one of its; the message says what is missing
   */
  public static CloudComputer open(URI address, OperationObserver observer) {
    Map<String, ComputerProvider> providers = new TreeMap<>();
    for (ComputerProvider provider : ServiceLoader.load(ComputerProvider.class)) {
      providers.putIfAbsent(provider.scheme(), provider);
    }
    ComputerAddress parsed = ComputerAddress.parse(address);
    ComputerProvider provider = providers.get(parsed.scheme());
    if (provider == null) {
      throw new IllegalArgumentException(unknown(parsed.scheme(), providers));
    }
    return provider.open(parsed, observer);
  }

  private static String unknown(String scheme, Map<String, ComputerProvider> providers) {
    String module = KNOWN_MODULES.get(scheme);
    String present =
        providers.isEmpty()
            ? "no provider module is on the class path"
            : "on the class path are providers for " + String.join(", ", providers.keySet());
    return module == null
        ? "no provider is known for computer addresses '" + scheme + ":'; " + present
        : "module io.cloudhal:"
            + module
            + " is missing for computer addresses '"
            + scheme
            + ":'; "
            + present;
  }
}
