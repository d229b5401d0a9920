package io.cloudhal.inmemory;

import io.cloudhal.alu.FunctionName;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.ComputerAddress;
import io.cloudhal.computer.ComputerProvider;
import io.cloudhal.observe.OperationObserver;
import io.cloudhal.spi.FunctionHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Opens {@code inmemory://volatile} and {@code inmemory:///some/directory}. Options: {@code
 * sync=power} for writes that survive a power failure, with a directory only; {@code
 * signed-urls=true}; {@code function.<name>=<class>} for each function.
 */
public final class InMemoryComputerProvider implements ComputerProvider {

  private static final String SYNC = "sync";
  private static final String SIGNED_URLS = "signed-urls";
  private static final String FUNCTION = "function";

  /** Creates the provider: for {@link java.util.ServiceLoader}. */
  public InMemoryComputerProvider() {}

  @Override
  public String scheme() {
    return "inmemory";
  }

  @Override
  public CloudComputer open(ComputerAddress address, OperationObserver observer) {
    return config(address).withObserver(observer).open();
  }

  private static InMemoryConfig config(ComputerAddress address) {
    address.requireOptions(Set.of(SYNC, SIGNED_URLS, FUNCTION + ".*"));
    InMemoryConfig config =
        place(address)
            .withSyncPower(chosen(address, SYNC, "power"))
            .withSignedUrls(chosen(address, SIGNED_URLS, "true"));
    for (Map.Entry<String, String> each : address.optionsOf(FUNCTION).entrySet()) {
      FunctionName name = new FunctionName(each.getKey());
      config = config.withFunction(name, FunctionHandlers.find(each.getValue()));
    }
    return config;
  }

  private static InMemoryConfig place(ComputerAddress address) {
    if (address.authority().equals("volatile") && address.path().isEmpty()) {
      return InMemoryConfig.defaults();
    }
    if (address.authority().isEmpty() && address.path().startsWith("/")) {
      return InMemoryConfig.defaults().withDirectory(Path.of(address.path()));
    }
    throw new IllegalArgumentException(
        "computer address must be inmemory://volatile or inmemory:///some/directory, is "
            + address);
  }

  /** Returns whether an option is there; it has one value. */
  private static boolean chosen(ComputerAddress address, String option, String value) {
    address
        .option(option)
        .filter(given -> !given.equals(value))
        .ifPresent(
            given -> {
              throw new IllegalArgumentException(
                  "option " + option + " must be " + value + ", is " + given);
            });
    return address.option(option).isPresent();
  }
}
