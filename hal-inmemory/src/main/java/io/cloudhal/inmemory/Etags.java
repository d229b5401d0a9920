package io.cloudhal.inmemory;

import io.cloudhal.Version;
import java.util.Optional;

/** Versions as HTTP writes them. */
final class Etags {

  private Etags() {}

  static String of(Version version) {
    return "\"" + version + "\"";
  }

  /** Returns the version of a strong entity tag, empty for anything else. */
  static Optional<Version> parse(String tag) {
    boolean quoted = tag.length() > 2 && tag.startsWith("\"") && tag.endsWith("\"");
    try {
      return quoted
          ? Optional.of(new Version(tag.substring(1, tag.length() - 1)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
