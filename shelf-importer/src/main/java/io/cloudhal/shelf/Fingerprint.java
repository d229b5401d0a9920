package io.cloudhal.shelf;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.format.Digest;

/**
 * Names a publisher's key: SHA-256 of the public key in its X.509 encoding, as {@code openssl pkey
 * -pubout -outform DER | sha256sum} prints it.
 *
 * @param digest the digest
 */
public record Fingerprint(Digest digest) {

  /** Returns the fingerprint of a public key in its X.509 encoding. */
  static Fingerprint of(Bytes publicKey) {
    return new Fingerprint(Digest.of(publicKey));
  }

  /**
   * Returns the fingerprint written as 64 hexadecimal digits.
   *
   * @throws IllegalArgumentException if {@code text} is anything else
   */
  public static Fingerprint parse(String text) {
    return new Fingerprint(Digest.parse(text.strip()));
  }

  /** Returns the 64 hexadecimal digits. */
  @Override
  public String toString() {
    return digest.hex();
  }
}
