package io.cloudhal.shelf.format;

import io.cloudhal.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The one mutable object: what is on the shelf now, and until when that may be believed.
 *
 * @param shelf which shelf this is the root of
 * @param revision from 1, one more each time the root is replaced
 * @param issuedAt when it was signed, to the second
 * @param expiresAt from when on readers refuse it, to the second
 * @param keySet the signed document of the key set that signs it
 * @param index the packages
 */
public record ShelfRoot(
    ShelfId shelf,
    long revision,
    Instant issuedAt,
    Instant expiresAt,
    SignedDocument keySet,
    PackageIndex index) {

  private static final int INLINE = 0;
  private static final int PAGED = 1;

  public ShelfRoot {
    Objects.requireNonNull(shelf);
    Objects.requireNonNull(keySet);
    Objects.requireNonNull(index);
    issuedAt = Instant.ofEpochSecond(issuedAt.getEpochSecond());
    expiresAt = Instant.ofEpochSecond(expiresAt.getEpochSecond());
    if (revision < 1) {
      throw new FormatException("a root must have a revision from 1, has " + revision);
    }
  }

  /** Returns the payload of its document. */
  public Bytes encode() {
    WireWriter out = new WireWriter();
    shelf.write(out);
    out.i64(revision).i64(issuedAt.getEpochSecond()).i64(expiresAt.getEpochSecond());
    out.block(keySet.encode());
    switch (index) {
      case PackageIndex.Inline inline -> out.u8(INLINE).block(inline.page().encode());
      case PackageIndex.Paged paged -> {
        out.u8(PAGED).i32(paged.pages().size());
        paged.pages().forEach(page -> page.write(out));
      }
    }
    return out.block(Bytes.empty()).toBytes();
  }

  /**
   * Returns the root in the payload of a document.
   *
   * @throws FormatException if it is none
   */
  public static ShelfRoot decode(Bytes payload) {
    WireReader in = new WireReader("root", payload);
    ShelfId shelf = ShelfId.read(in);
    long revision = in.i64();
    Instant issuedAt = instant(in);
    Instant expiresAt = instant(in);
    SignedDocument keySet = SignedDocument.decode(SignedDocument.Kind.KEY_SET, in.block());
    PackageIndex index = index(in);
    in.extensionAndEnd();
    return new ShelfRoot(shelf, revision, issuedAt, expiresAt, keySet, index);
  }

  private static Instant instant(WireReader in) {
    long seconds = in.i64();
    in.require(seconds >= 0 && seconds <= Instant.MAX.getEpochSecond(), "has a time out of range");
    return Instant.ofEpochSecond(seconds);
  }

  private static PackageIndex index(WireReader in) {
    int form = in.u8();
    in.require(form == INLINE || form == PAGED, "has an index of the unknown form " + form);
    if (form == INLINE) {
      return new PackageIndex.Inline(IndexPage.decode(in.block()));
    }
    List<PageReference> pages = in.list(in.i32(), Reference.MINIMUM_SIZE, PageReference::read);
    return new PackageIndex.Paged(pages);
  }
}
