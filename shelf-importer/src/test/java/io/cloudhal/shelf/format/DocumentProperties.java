package io.cloudhal.shelf.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.format.SignedDocument.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class DocumentProperties {

  @Property(tries = 300)
  void aRootIsReadAsItWasWritten(
      @ForAll Random random, @ForAll @IntRange(min = 0, max = 300) int packages) {
    ShelfRoot root = root(random, index(random, packages));
    SignedDocument document = document(random, Kind.ROOT, root.encode());

    SignedDocument read = SignedDocument.decode(Kind.ROOT, document.encode());
    assertThat(read).isEqualTo(document);
    assertThat(ShelfRoot.decode(read.payload())).isEqualTo(root);
  }

  @Property(tries = 300)
  void aKeySetIsReadAsItWasWritten(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 20) int keys) {
    KeySet keySet = keySet(random, keys);
    assertThat(KeySet.decode(keySet.encode())).isEqualTo(keySet);
  }

  @Property(tries = 300)
  void whateverIsDamagedIsReadOrRefused(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 4) int changes) {
    SignedDocument document = document(random, Kind.ROOT, root(random, index(random, 3)).encode());
    byte[] bytes = document.encode().toByteArray();
    for (int i = 0; i < changes; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    try {
      ShelfRoot root =
          ShelfRoot.decode(SignedDocument.decode(Kind.ROOT, Bytes.wrap(bytes)).payload());
      KeySet keySet = KeySet.decode(root.keySet().payload());
      assertThat(keySet.threshold()).isPositive();
    } catch (FormatException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  @Property(tries = 300)
  void aDocumentOfOneKindIsNotReadAsAnother(@ForAll Random random) {
    SignedDocument document = document(random, Kind.KEY_SET, keySet(random, 1).encode());
    assertThat(document.message())
        .isNotEqualTo(
            new SignedDocument(Kind.ROOT, document.payload(), document.signatures()).message());
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> SignedDocument.decode(Kind.ROOT, document.encode()));
  }

  private static ShelfRoot root(Random random, PackageIndex index) {
    return new ShelfRoot(
        new ShelfId(new UUID(random.nextLong(), random.nextLong())),
        random.nextLong(1, Long.MAX_VALUE),
        Instant.ofEpochSecond(random.nextLong(1L << 40)),
        Instant.ofEpochSecond(random.nextLong(1L << 40)),
        document(random, Kind.KEY_SET, keySet(random, 2).encode()),
        index);
  }

  private static PackageIndex index(Random random, int packages) {
    List<IndexEntry> entries =
        IntStream.range(0, packages)
            .mapToObj(i -> entry(random, i))
            .sorted(Comparator.comparing(IndexEntry::id))
            .toList();
    if (packages <= IndexPage.MAX_ENTRIES) {
      return new PackageIndex.Inline(new IndexPage(entries));
    }
    return new PackageIndex.Paged(
        entries.stream()
            .map(each -> new PageReference(each.id(), digest(random), 1 + random.nextInt(100)))
            .toList());
  }

  private static IndexEntry entry(Random random, int i) {
    PackageId id = PackageId.maven("group" + i % 10, "artifact", "" + i);
    Reference reference = new Reference(id, digest(random), random.nextLong(1, Long.MAX_VALUE));
    return new IndexEntry(reference, random.nextLong());
  }

  private static KeySet keySet(Random random, int keys) {
    long version = random.nextLong(1, 4);
    return new KeySet(
        version,
        version == 1 ? Digest.zero() : digest(random),
        1 + random.nextInt(keys),
        IntStream.range(0, keys).mapToObj(i -> noise(random, 44)).toList());
  }

  private static SignedDocument document(Random random, Kind kind, Bytes payload) {
    List<Signature> signatures =
        IntStream.rangeClosed(0, random.nextInt(3))
            .mapToObj(i -> new Signature(digest(random), noise(random, Signature.SIZE)))
            .toList();
    return new SignedDocument(kind, payload, signatures);
  }

  private static Digest digest(Random random) {
    return Digest.of(noise(random, 8));
  }

  private static Bytes noise(Random random, int size) {
    byte[] noise = new byte[size];
    random.nextBytes(noise);
    return Bytes.wrap(noise);
  }
}
