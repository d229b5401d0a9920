package io.cloudhal.shelf;

import io.cloudhal.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/** The signature algorithm. */
final class Ed25519 {

  static final String NAME = "Ed25519";

  private Ed25519() {}

  static Bytes sign(PrivateKey key, Bytes message) {
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initSign(key);
      signature.update(message.asByteBuffer());
      return Bytes.wrap(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign with this key", e);
    }
  }

  /** Returns whether the signature holds; what is no key or no signature does not. */
  static boolean verify(Bytes publicKey, Bytes message, Bytes value) {
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initVerify(decode(publicKey));
      signature.update(message.asByteBuffer());
      return signature.verify(value.toByteArray());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static PublicKey decode(Bytes publicKey) throws GeneralSecurityException {
    return KeyFactory.getInstance(NAME)
        .generatePublic(new X509EncodedKeySpec(publicKey.toByteArray()));
  }
}
