package io.cloudhal.computer;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of a computer's address, {@code scheme://authority/path?name=value&name=value},
 * decoded.
 *
 * @param scheme names the provider
 * @param authority region, project or account; empty if there is none
 * @param path what follows, with its leading slash; empty if there is none
 * @param options by name; a name may have a dotted suffix, such as {@code endpoint.s3}
 */
public record ComputerAddress(
    String scheme, String authority, String path, Map<String, String> options) {
  public ComputerAddress {
    options = Map.copyOf(options);
  }

  /**
   * Returns the parts of {@code address}.
   *
   * @throws IllegalArgumentException if it has no scheme, is not hierarchical, has a fragment or
   *     user information, or names an option twice or without a value
   */
  public static ComputerAddress parse(URI address) {
    if (address.getScheme() == null || address.isOpaque()) {
      throw refused(address, "must begin with a scheme and '//', such as inmemory://volatile");
    }
    if (address.getRawFragment() != null || address.getRawUserInfo() != null) {
      throw refused(address, "must have neither a fragment nor user information");
    }
    String authority = address.getRawAuthority();
    return new ComputerAddress(
        address.getScheme(),
        authority == null ? "" : decoded(authority),
        address.getPath() == null ? "" : address.getPath(),
        options(address));
  }

  /** Returns the value of an option. */
  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /**
   * Returns the options whose names begin with {@code prefix} and a dot, by what follows it.
   *
   * @param prefix such as {@code endpoint}
   */
  public Map<String, String> optionsOf(String prefix) {
    Map<String, String> found = new LinkedHashMap<>();
    options.forEach(
        (name, value) -> {
          if (name.startsWith(prefix + ".")) {
            found.put(name.substring(prefix.length() + 1), value);
          }
        });
    return found;
  }

  /**
   * Checks that there is no option beside the known ones.
   *
   * @param known names, where {@code endpoint.*} stands for all with that prefix
   * @throws IllegalArgumentException if there is; the message names it and the known ones
   */
  public void requireOptions(Set<String> known) {
    for (String name : options.keySet()) {
      int dot = name.indexOf('.');
      if (!known.contains(name) && (dot < 0 || !known.contains(name.substring(0, dot) + ".*"))) {
        throw new IllegalArgumentException(
            "unknown option '"
                + name
                + "' in "
                + scheme
                + ": address; known are "
                + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  private static Map<String, String> options(URI address) {
    Map<String, String> options = new LinkedHashMap<>();
    String query = address.getRawQuery();
    if (query == null || query.isEmpty()) {
      return options;
    }
    for (String part : query.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals < 1) {
        throw refused(address, "must have options as name=value");
      }
      String name = decoded(part.substring(0, equals));
      if (options.put(name, decoded(part.substring(equals + 1))) != null) {
        throw refused(address, "names the option '" + name + "' twice");
      }
    }
    return options;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Names scheme and authority only: an option may be a secret. */
  private static IllegalArgumentException refused(URI address, String why) {
    String shown = address.getScheme() + "://" + address.getHost();
    return new IllegalArgumentException("computer address " + shown + " " + why);
  }

  /** Returns the address without the values of its options, which may be secret. */
  @Override
  public String toString() {
    return scheme + "://" + authority + path + (options.isEmpty() ? "" : "?" + options.keySet());
  }
}
