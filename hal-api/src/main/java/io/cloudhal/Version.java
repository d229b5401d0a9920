package io.cloudhal;

import io.cloudhal.internal.Checks;

/**
 * Opaque token of one state of a resource. Compare for equality only: tokens are not ordered and
 * mean nothing to another provider.
 *
 * <p>In memory a version is unique per write. In storage equal versions of one key mean equal
 * bytes, but writing equal bytes again may give an equal version.
 *
 * @param token 1 to 1,024 printable ASCII characters: an ETag, a generation, a revision
 */
public record Version(String token) {
  public Version {
    Checks.printableAscii("version token", token, 1, 1024);
  }

  @Override
  public String toString() {
    return token;
  }
}
