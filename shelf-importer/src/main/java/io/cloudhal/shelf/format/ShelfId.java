package io.cloudhal.shelf.format;

import java.util.HexFormat;
import java.util.UUID;

/**
 * Identity of a shelf, drawn when it is made: a root of one shelf is never taken for a root of
 * another that is signed by the same key, and copies of a shelf keep it.
 *
 * @param value the 128 bits
 */
public record ShelfId(UUID value) {

  /**
   * Returns the id with these 32 hexadecimal digits.
   *
   * @throws IllegalArgumentException if {@code hex} is anything else
   */
  public static ShelfId parse(String hex) {
    if (hex.length() != 32) {
      throw new IllegalArgumentException("a shelf id must have 32 hexadecimal digits: " + hex);
    }
    return new ShelfId(
        new UUID(
            HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32)));
  }

  /** Returns its 32 lower-case hexadecimal digits. */
  @Override
  public String toString() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(value.getMostSignificantBits())
        + hex.toHexDigits(value.getLeastSignificantBits());
  }

  void write(WireWriter out) {
    out.i64(value.getMostSignificantBits()).i64(value.getLeastSignificantBits());
  }

  static ShelfId read(WireReader in) {
    return new ShelfId(new UUID(in.i64(), in.i64()));
  }
}
