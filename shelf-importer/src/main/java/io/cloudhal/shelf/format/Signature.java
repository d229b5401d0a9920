package io.cloudhal.shelf.format;

import io.cloudhal.Bytes;
import java.util.Objects;

/**
 * An Ed25519 signature.
 *
 * @param signer SHA-256 of the signer's public key in its X.509 encoding
 * @param value 64 bytes
 */
public record Signature(Digest signer, Bytes value) {

  /** The number of bytes of an Ed25519 signature. */
  public static final int SIZE = 64;

  public Signature {
    Objects.requireNonNull(signer);
    if (value.size() != SIZE) {
      throw new IllegalArgumentException("a signature must have 64 bytes, has " + value.size());
    }
  }
}
