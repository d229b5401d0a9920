package io.cloudhal.storage;

import io.cloudhal.internal.Checks;

/**
 * Key of a blob, restricted to what every provider stores and every file system can show. Within
 * these bounds the order of UTF-8 bytes and of UTF-16 units is the same.
 *
 * @param value 1 to 1,024 bytes of UTF-8 without backslash, control or supplementary characters;
 *     {@code /} separates 1 to 254 segments, of which none is empty or ends with {@code .}
 */
public record BlobKey(String value) implements Comparable<BlobKey> {

  /** The most UTF-8 bytes of a key. */
  public static final int MAX_BYTES = 1024;

  // Source: Naming and referencing containers, blobs, and metadata (Azure), read 2026-11-24.
  private static final int MAX_SEGMENTS = 254;

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
    String[] segments = value.split("/", -1);
    Checks.range("number of segments in blob key", segments.length, 1, MAX_SEGMENTS);
    for (String segment : segments) {
      if (segment.isEmpty() || segment.endsWith(".")) {
        throw new IllegalArgumentException(
            "blob key must have no segment that is empty or ends with '.', is '" + value + "'");
      }
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
