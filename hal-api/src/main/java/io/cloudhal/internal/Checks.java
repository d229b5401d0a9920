package io.cloudhal.internal;

import java.time.Duration;
import java.util.regex.Pattern;

/** Argument checks whose messages name the thing and the value. */
public final class Checks {

  private static final Pattern RESOURCE_NAME = Pattern.compile("[a-z][a-z0-9-]{2,39}");
  private static final int SHOWN_CHARACTERS = 100;

  private Checks() {}

  /**
   * Returns {@code value} if it is a portable resource name: 3 to 40 characters from {@code
   * [a-z0-9-]}, beginning with a letter, without {@code --} or a final {@code -}, and without the
   * word {@code google} or a leading {@code goog}, which bucket names of one vendor refuse.
   */
  public static String resourceName(String what, String value) {
    boolean valid =
        RESOURCE_NAME.matcher(value).matches()
            && !value.contains("--")
            && !value.endsWith("-")
            && !value.contains("google")
            && !value.startsWith("goog");
    if (!valid) {
      throw new IllegalArgumentException(
          what
              + " must be 3 to 40 characters of [a-z0-9-], begin with a letter, have no '--', no"
              + " final '-', no 'google' and no leading 'goog', is '"
              + shown(value)
              + "'");
    }
    return value;
  }

  /** Returns {@code value} if it matches {@code pattern}. */
  public static String matches(String what, Pattern pattern, String value) {
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(
          what + " must match " + pattern + ", is '" + shown(value) + "'");
    }
    return value;
  }

  /** Returns {@code value} if it has {@code min} to {@code max} printable ASCII characters. */
  public static String printableAscii(String what, String value, int min, int max) {
    if (value.length() < min || value.length() > max) {
      throw new IllegalArgumentException(
          what + " must have " + min + " to " + max + " characters, has " + value.length());
    }
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < 0x20 || value.charAt(i) > 0x7e) {
        throw new IllegalArgumentException(
            what + " must be printable ASCII, is not at index " + i + ": '" + shown(value) + "'");
      }
    }
    return value;
  }

  /**
   * Returns {@code value} if it is well-formed Unicode of {@code min} to {@code max} UTF-8 bytes.
   */
  public static String utf8(String what, String value, int min, int max) {
    int size = utf8Size(what, value);
    if (size < min || size > max) {
      throw new IllegalArgumentException(
          what + " must have " + min + " to " + max + " bytes, has " + size);
    }
    return value;
  }

  /** Returns {@code value} if it is within the range. */
  public static int range(String what, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(what + " must be " + min + " to " + max + ", is " + value);
    }
    return value;
  }

  /** Returns {@code value} if it is within the range. */
  public static Duration range(String what, Duration value, Duration min, Duration max) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(what + " must be " + min + " to " + max + ", is " + value);
    }
    return value;
  }

  /** Returns {@code value} if it is at least zero. */
  public static long notNegative(String what, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(what + " must not be negative, is " + value);
    }
    return value;
  }

  /** Returns the number of UTF-8 bytes of {@code value}, refusing unpaired surrogates. */
  private static int utf8Size(String what, String value) {
    int size = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < 0x80) {
        size++;
      } else if (c < 0x800) {
        size += 2;
      } else if (!Character.isSurrogate(c)) {
        size += 3;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        size += 4;
        i++;
      } else {
        throw new IllegalArgumentException(what + " has an unpaired surrogate at index " + i);
      }
    }
    return size;
  }

  private static String shown(String value) {
    return value.length() <= SHOWN_CHARACTERS
        ? value
        : value.substring(0, SHOWN_CHARACTERS) + "… (" + value.length() + " characters)";
  }
}
