package io.cloudhal.shelf.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.format.SignedDocument.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What was written once is read for ever: if one of these fails, the format has changed, and its
 * version number and docs/shelf-format.md have to change too.
 */
final class FormatStabilityTest {

  private static final Digest ONE = Digest.of(new byte[] {1});
  private static final Reference REFERENCE =
      new Reference(PackageId.maven("org.slf4j", "slf4j-api", "2.0.20"), ONE, 77);

  @Test
  void aCatalogHasTheSameBytesAsEver() {
    FrameLocation frame = new FrameLocation(ONE, 5000, 100, 50, 90, ONE);
    Bytes catalog =
        new CatalogBuilder()
            .file("a/b.txt", 0644, 20, ONE, new Placement(List.of(frame), 10))
            .file("a/empty", 0755, 0, Digest.zero(), Placement.nowhere())
            .symlink("c", 0777, "a/b.txt")
            .references(List.of(REFERENCE))
            .attributes(Map.of("licence", "MIT"))
            .encode();
    assertBytes(catalog, "6988d41b940477eb228ed3955bd0346c767f14168675d21528fa088412acef6a");
  }

  @Test
  void aRootHasTheSameBytesAsEver() {
    ShelfRoot root =
        new ShelfRoot(
            new ShelfId(new UUID(1, 2)),
            3,
            Instant.ofEpochSecond(4),
            Instant.ofEpochSecond(5),
            document(Kind.KEY_SET, new KeySet(1, Digest.zero(), 1, List.of(key())).encode()),
            new PackageIndex.Inline(new IndexPage(List.of(new IndexEntry(REFERENCE, 2)))));
    assertBytes(
        document(Kind.ROOT, root.encode()).encode(),
        "6df4f4ad5ad4dc7a78d76e8e19b47f5a1ccf8d36fba4e00e4c41c110aee8a806");
  }

  @Test
  void aPagedRootHasTheSameBytesAsEver() {
    PageReference page = new PageReference(REFERENCE.id(), ONE, 1000);
    ShelfRoot root =
        new ShelfRoot(
            new ShelfId(new UUID(1, 2)),
            3,
            Instant.ofEpochSecond(4),
            Instant.ofEpochSecond(5),
            document(Kind.KEY_SET, new KeySet(2, ONE, 1, List.of(key())).encode()),
            new PackageIndex.Paged(List.of(page)));
    assertBytes(root.encode(), "32e9ccaa0b359dea2fe579cde133683030c22a183edab25848548ec5ad18cac9");
  }

  private static SignedDocument document(Kind kind, Bytes payload) {
    Signature signature = new Signature(ONE, Bytes.wrap(new byte[Signature.SIZE]));
    return new SignedDocument(kind, payload, List.of(signature));
  }

  private static Bytes key() {
    return Bytes.wrap(new byte[44]);
  }

  private static void assertBytes(Bytes bytes, String sha256) {
    assertThat(Digest.of(bytes)).hasToString(sha256);
  }
}
