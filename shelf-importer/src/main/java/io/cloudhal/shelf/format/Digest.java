package io.cloudhal.shelf.format;

import io.cloudhal.Bytes;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of some bytes. Immutable, with value equality, ordered by its bytes. */
public final class Digest implements Comparable<Digest> {

  /** The number of bytes of a digest. */
  public static final int SIZE = 32;

  private static final Digest ZERO = new Digest(0, 0, 0, 0);

  private final long a;
  private final long b;
  private final long c;
  private final long d;

  private Digest(long a, long b, long c, long d) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
  }

  /** Returns the digest of {@code content}. */
  public static Digest of(Bytes content) {
    return of(content.asByteBuffer());
  }

  /** Returns the digest of {@code content}. */
  public static Digest of(byte[] content) {
    return of(ByteBuffer.wrap(content));
  }

  /** Returns the digest of what remains in {@code content}, and consumes it. */
  public static Digest of(ByteBuffer content) {
    MessageDigest digest = sha256();
    digest.update(content);
    return finish(digest);
  }

  /** Returns a new SHA-256 to feed piece by piece. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** Returns what {@code digest} was fed, as a value. */
  public static Digest finish(MessageDigest digest) {
    return read(ByteBuffer.wrap(digest.digest()));
  }

  /** Returns the digest in the next 32 bytes of {@code bytes}, whatever its byte order. */
  public static Digest read(ByteBuffer bytes) {
    ByteBuffer from = bytes.slice(bytes.position(), SIZE);
    bytes.position(bytes.position() + SIZE);
    return new Digest(from.getLong(), from.getLong(), from.getLong(), from.getLong());
  }

  /**
   * Returns the digest with these 64 hexadecimal digits.
   *
   * @throws IllegalArgumentException if {@code hex} is anything else
   */
  public static Digest parse(String hex) {
    if (hex.length() != 2 * SIZE) {
      throw new IllegalArgumentException(
          "a SHA-256 digest must have 64 hexadecimal digits, has " + hex.length());
    }
    return read(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
  }

  /** Returns the digest of zeros only, which stands for none. */
  public static Digest zero() {
    return ZERO;
  }

  /** Returns its 32 bytes. */
  public byte[] toByteArray() {
    return ByteBuffer.allocate(SIZE).putLong(a).putLong(b).putLong(c).putLong(d).array();
  }

  /** Returns its 64 lower-case hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(toByteArray());
  }

  @Override
  public int compareTo(Digest other) {
    int order = Long.compareUnsigned(a, other.a);
    order = order != 0 ? order : Long.compareUnsigned(b, other.b);
    order = order != 0 ? order : Long.compareUnsigned(c, other.c);
    return order != 0 ? order : Long.compareUnsigned(d, other.d);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest that && a == that.a && b == that.b && c == that.c && d == that.d;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(a);
  }

  /** Returns {@link #hex}. */
  @Override
  public String toString() {
    return hex();
  }
}
