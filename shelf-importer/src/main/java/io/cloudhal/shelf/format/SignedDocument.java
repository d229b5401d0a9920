package io.cloudhal.shelf.format;

import io.cloudhal.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * Envelope of what is signed: a header that says what it is, the payload, and signatures over both.
 * Whether the signatures hold is for the reader to check.
 *
 * @param kind what the payload is; part of what is signed, so that one is never taken for another
 * @param payload the bytes inside
 * @param signatures 1 to 255, of different signers
 */
public record SignedDocument(Kind kind, Bytes payload, List<Signature> signatures) {

  /** What a document is. */
  public enum Kind {
    /** A {@link ShelfRoot}. */
    ROOT(1),
    /** A {@link KeySet}. */
    KEY_SET(2);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  private static final byte[] MAGIC = "SHELFSIG".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int MAX_SIGNATURES = 255;

  public SignedDocument {
    signatures = List.copyOf(signatures);
    long signers = signatures.stream().map(Signature::signer).distinct().count();
    if (signers < 1 || signers > MAX_SIGNATURES || signers != signatures.size()) {
      throw new FormatException(
          "a signed document must have 1 to 255 signatures of different signers, has "
              + signatures.size()
              + " of "
              + signers);
    }
  }

  /** Returns the document signed by what {@code signer} makes of the {@link #message}. */
  public static SignedDocument sign(
      Kind kind, Bytes payload, Function<Bytes, List<Signature>> signer) {
    return new SignedDocument(kind, payload, signer.apply(message(kind, payload)));
  }

  /** Returns the bytes that are signed: header and payload. */
  public Bytes message() {
    return message(kind, payload);
  }

  /** Returns the document as bytes. */
  public Bytes encode() {
    WireWriter out = new WireWriter().raw(message().toByteArray()).u8(signatures.size());
    for (Signature signature : signatures) {
      out.digest(signature.signer()).raw(signature.value().toByteArray());
    }
    return out.toBytes();
  }

  /**
   * Returns the document in {@code bytes}.
   *
   * @throws FormatException if it is none of this kind
   */
  public static SignedDocument decode(Kind kind, Bytes bytes) {
    WireReader in = new WireReader(kind + " document", bytes);
    in.require(in.raw(MAGIC.length).equals(Bytes.wrap(MAGIC.clone())), "has another magic number");
    int version = in.u16();
    in.require(version == VERSION, "has format version " + version + ", this reader knows 1");
    int code = in.u16();
    in.require(code == kind.code(), "is of kind " + code);
    Bytes payload = in.block();
    List<Signature> signatures =
        in.list(in.u8(), Digest.SIZE + Signature.SIZE, SignedDocument::signature);
    in.end();
    return new SignedDocument(kind, payload, signatures);
  }

  private static Signature signature(WireReader in) {
    return new Signature(in.digest(), in.raw(Signature.SIZE));
  }

  private static Bytes message(Kind kind, Bytes payload) {
    return new WireWriter().raw(MAGIC).u16(VERSION).u16(kind.code()).block(payload).toBytes();
  }
}
