package io.cloudhal.inmemory;

import io.cloudhal.memory.EntryKey;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/** The order of keys: by partition, then by sort part, both by their UTF-8 bytes. */
final class KeyOrder implements Comparator<EntryKey> {

  static final KeyOrder INSTANCE = new KeyOrder();

  /** The greatest character of 1, 2, 3 and 4 bytes. */
  private static final String[] GREATEST = {"\u007f", "\u07ff", "\uffff", "\udbff\udfff"};

  private KeyOrder() {}

  @Override
  public int compare(EntryKey one, EntryKey other) {
    int byPartition = utf8(one.partition(), other.partition());
    return byPartition != 0 ? byPartition : utf8(one.sort(), other.sort());
  }

  /**
   * Compares by UTF-8 bytes. {@link String#compareTo} does not: it puts supplementary characters,
   * which begin with a surrogate, before the last 8,192 others.
   */
  static int utf8(String one, String other) {
    int common = Math.min(one.length(), other.length());
    for (int i = 0; i < common; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        return rank(a) - rank(b);
      }
    }
    return one.length() - other.length();
  }

  private static int rank(char c) {
    return Character.isSurrogate(c) ? c + 0x10000 : c;
  }

  static String greater(String one, String other) {
    return utf8(one, other) >= 0 ? one : other;
  }

  /** Returns the last part of a key that begins with {@code prefix}: as long as one can be. */
  static String last(String prefix) {
    StringBuilder last = new StringBuilder(prefix);
    int left = EntryKey.MAX_PART_BYTES - prefix.getBytes(StandardCharsets.UTF_8).length;
    while (left > 0) {
      int bytes = Math.min(left, GREATEST.length);
      last.append(GREATEST[bytes - 1]);
      left -= bytes;
    }
    return last.toString();
  }
}
