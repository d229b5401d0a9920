package io.cloudhal.aws;

import io.cloudhal.Precondition;
import io.cloudhal.Version;
import org.jspecify.annotations.Nullable;

/** Entity tags as versions, which have no quotes, and preconditions as headers, which have. */
final class Etags {

  private Etags() {}

  static Version version(String etag) {
    boolean quoted = etag.length() > 2 && etag.startsWith("\"") && etag.endsWith("\"");
    return new Version(quoted ? etag.substring(1, etag.length() - 1) : etag);
  }

  static String etag(Version version) {
    return '"' + version.token() + '"';
  }

  /** Returns the value of {@code If-Match}, if it is to be sent. */
  static @Nullable String ifMatch(Precondition precondition) {
    return precondition instanceof Precondition.IfVersion version ? etag(version.expected()) : null;
  }

  /** Returns the value of {@code If-None-Match}, if it is to be sent. */
  static @Nullable String ifNoneMatch(Precondition precondition) {
    return precondition instanceof Precondition.IfAbsent ? "*" : null;
  }
}
