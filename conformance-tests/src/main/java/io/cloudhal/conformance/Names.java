package io.cloudhal.conformance;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Names that no other test uses. */
final class Names {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RANDOM_BITS = 80;

  private Names() {}

  /** Returns a name of {@code [a-z0-9-]} that begins with {@code prefix}. */
  static String fresh(String prefix) {
    return prefix + "-" + random();
  }

  /** Returns 1 to 16 characters of {@code [a-z0-9]}. */
  static String random() {
    return new BigInteger(RANDOM_BITS, RANDOM).toString(Character.MAX_RADIX);
  }
}
