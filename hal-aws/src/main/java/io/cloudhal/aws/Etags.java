package io.cloudhal.aws;

import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.spi.Call;
import org.jspecify.annotations.Nullable;

/** Entity tags as versions, which have no quotes, and preconditions as headers, which have. */
final class Etags {

  private Etags() {}

  static Version version(String etag) {
    return new Version(isQuoted(etag) ? etag.substring(1, etag.length() - 1) : etag);
  }

  /**
   * Returns the version in the header of an answer to a write.
   *
   * @throws UnavailableException if it is not there whole: the HTTP client takes a head that was
   *     cut off for all of it
   */
  static Version written(@Nullable String etag) {
    if (etag == null || !isQuoted(etag)) {
      throw new UnavailableException(
          Call.current().context(), "the answer was cut off before its version", null, true);
    }
    return version(etag);
  }

  private static boolean isQuoted(String etag) {
    return etag.length() > 2 && etag.startsWith("\"") && etag.endsWith("\"");
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
