package io.cloudhal.storage;

import io.cloudhal.internal.Checks;

/**
 * Key of a blob, restricted to what every provider stores and every file system can show. Within
 * these bounds the order of UTF-8 bytes and of UTF-16 units is the same.
 *
 * @param value 1 to 1,024 bytes of UTF-8 without backslash, control or supplementary characters;
 *     {@code /} separates segments, of which none is empty, {@code .} or {@code ..}; no trailing
 *     {@code .}
 */
public record BlobKey(String value) implements Comparable<BlobKey> {

  /** The most UTF-8 bytes of a key. */
  public static final int MAX_BYTES = 1024;

  public BlobKey {
    Checks.utf8("blob key", value, 1, MAX_BYTES);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' || Character.isISOControl(c) || Character.isSurrogate(c)) {
        throw new IllegalArgumentException(
            "blob key must have no backslash, control or supplementary character, has U+"
                + String.format("%04X", value.codePointAt(i))
                + " at index "
                + i);
      }
    }
    for (String segment : value.split("/", -1)) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        throw new IllegalArgumentException(
            "blob key must have no segment '" + segment + "', is '" + value + "'");
      }
    }
    if (value.endsWith(".")) {
      throw new IllegalArgumentException("blob key must not end with '.', is '" + value + "'");
    }
  }

  /** Returns the key with this text. */
  public static BlobKey of(String value) {
    return new BlobKey(value);
  }

  /** Orders as listings do, by UTF-8 bytes. */
  @Override
  public int compareTo(BlobKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
