package io.cloudhal;

import io.cloudhal.internal.Checks;

/**
 * Where a scan or listing continues. It names a place, not a session: it stays valid for the same
 * request in any process, and items removed or added behind it do not disturb it.
 *
 * @param value 1 to 4,096 bytes of UTF-8, to be kept or sent as it is
 */
public record PageToken(String value) {
  public PageToken {
    Checks.utf8("page token", value, 1, 4096);
  }
}
