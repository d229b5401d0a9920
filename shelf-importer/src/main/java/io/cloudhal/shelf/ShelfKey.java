package io.cloudhal.shelf;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.format.Signature;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/**
 * A publisher's Ed25519 key pair. It is kept in a file outside the shelf that only its owner may
 * read. Immutable.
 */
public final class ShelfKey {

  private final KeyPair pair;
  private final Bytes publicKey;

  ShelfKey(KeyPair pair) {
    this.pair = pair;
    this.publicKey = Bytes.copyOf(pair.getPublic().getEncoded());
  }

  /** Returns a new key. */
  public static ShelfKey generate() {
    try {
      return new ShelfKey(KeyPairGenerator.getInstance(Ed25519.NAME).generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has Ed25519", e);
    }
  }

  /**
   * Returns the key in {@code file}.
   *
   * @throws IOException if it cannot be read, is no key file, or others than its owner may read it
   */
  public static ShelfKey read(Path file) throws IOException {
    return new ShelfKey(KeyFile.read(file));
  }

  /**
   * Writes the key to a new file with the mode 0600: the private key as PKCS #8 and the public one
   * as X.509, both as PEM.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is a file, which stays as it is
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    KeyFile.write(file, pair);
  }

  /** Returns what readers are given to trust this key. */
  public Fingerprint fingerprint() {
    return Fingerprint.of(publicKey);
  }

  /** Returns the public key in its X.509 encoding. */
  public Bytes publicKey() {
    return publicKey;
  }

  /** Returns the signature over {@code message}. */
  public Signature sign(Bytes message) {
    return new Signature(fingerprint().digest(), Ed25519.sign(pair.getPrivate(), message));
  }

  /** Returns the fingerprint only. */
  @Override
  public String toString() {
    return "ShelfKey[" + fingerprint() + "]";
  }
}
