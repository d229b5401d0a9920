package io.cloudhal.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.format.IndexEntry;
import io.cloudhal.shelf.format.PackageId;
import io.cloudhal.shelf.format.Reference;
import io.cloudhal.shelf.publish.Publisher;
import io.cloudhal.shelf.testing.TestShelf;
import io.cloudhal.shelf.testing.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShelfRoundTripTest {

  private final TestShelf shelf = new TestShelf();

  @Test
  void whatWasPutIsRead() {
    shelf.put("news@1", new Tree().file("a/b.txt", "bee").file("a/c.txt", "sea").file("empty", ""));

    ShelfPackage news = shelf.load("news");
    assertThat(news.read("a/b.txt").toUtf8()).isEqualTo("bee");
    assertThat(news.read("a/c.txt").toUtf8()).isEqualTo("sea");
    assertThat(news.read("empty").isEmpty()).isTrue();
    assertThat(news.verify(bytes -> {}).problems()).isEmpty();
  }

  @Test
  void largeFilesAreReadWholeAndAsStream() throws IOException {
    Bytes large = noise(5_000_001);
    shelf.put("news@1", new Tree().file("small", "s").file("large", large).file("after", "t"));

    ShelfPackage news = shelf.load("news");
    assertThat(news.read("large")).isEqualTo(large);
    assertThat(news.open("large").readAllBytes()).isEqualTo(large.toByteArray());
    assertThat(news.open("after").readAllBytes()).isEqualTo(new byte[] {'t'});
    assertThat(news.verify(bytes -> {}).problems()).isEmpty();
  }

  @Test
  void readingCostsOneRequestForTheRootOneACatalogAndOneARange() {
    shelf.put("news@1", new Tree().file("a", "1").file("b", "2"));
    shelf.bucket.drainCalls();

    Shelf reader = shelf.open();
    ShelfPackage news = reader.load("news");
    news.read("a");
    news.read("b");

    assertThat(shelf.bucket.calls())
        .satisfiesExactly(
            call -> assertThat(call).isEqualTo("open root"),
            call -> assertThat(call).startsWith("open catalogs/"),
            call -> assertThat(call).startsWith("ranges packs/"));
    assertThat(reader.cost().requests()).isEqualTo(3);
  }

  @Test
  void aSecondReaderTakesEverythingButTheRootFromTheCache(@TempDir Path directory)
      throws IOException {
    shelf.put("news@1", new Tree().file("a", "1"));
    shelf.open(ShelfCache.in(directory)).load("news").read("a");
    shelf.bucket.drainCalls();

    shelf.open(ShelfCache.in(directory)).load("news").read("a");

    assertThat(shelf.bucket.calls()).containsExactly("open root");
  }

  @Test
  void theLatestVersionIsTheOnePublishedLast() {
    shelf.put("news@2", new Tree().file("a", "two"));
    shelf.put("news@10", new Tree().file("a", "ten"));
    shelf.put("news@1", new Tree().file("a", "one"));

    Shelf reader = shelf.open();
    assertThat(reader.load("news").read("a").toUtf8()).isEqualTo("one");
    assertThat(reader.load("news@10").read("a").toUtf8()).isEqualTo("ten");
    assertThat(reader.packages().stream().map(IndexEntry::id).map(Object::toString))
        .containsExactly("news@1", "news@10", "news@2");
  }

  @Test
  void aPinnedRevisionStaysWhenItsVersionIsReplaced() {
    Reference pinned = shelf.put("news@1", new Tree().file("a", "old"));
    shelf.put("news@1", new Tree().file("a", "new"));

    assertThat(shelf.open().load(pinned).read("a").toUtf8()).isEqualTo("old");
    assertThat(shelf.load("news@1").read("a").toUtf8()).isEqualTo("new");
  }

  @Test
  void anOpenShelfDoesNotSeeWhatIsPublishedLater() {
    Shelf reader = shelf.open();
    shelf.put("news@1", new Tree().file("a", "1"));

    assertThat(reader.packages()).isEmpty();
    assertThatExceptionOfType(NotOnShelfException.class)
        .isThrownBy(() -> reader.load("news"))
        .withMessageContaining("no package news");
  }

  @Test
  void manyPackagesMoveIntoPagesAndStayFindable() {
    Publisher publisher = shelf.publisher();
    Reference one =
        publisher.stage(PackageId.of("p", "0"), new Tree().file("a", "1"), List.of(), Map.of());
    List<Reference> many =
        IntStream.range(0, 1000)
            .mapToObj(
                i ->
                    new Reference(
                        PackageId.of("p" + i % 100, "" + i), one.digest(), one.sizeBytes()))
            .toList();
    many.forEach(each -> publisher.publish(List.of(each)));

    Shelf reader = shelf.open();
    assertThat(reader.packages()).hasSize(1000);
    assertThat(many).allSatisfy(each -> assertThat(reader.find(each.id())).contains(each));
    assertThat(reader.latest("p7")).contains(many.get(907));
    assertThat(reader.latest("q")).isEmpty();
    assertThat(reader.revision()).isEqualTo(1001);
  }

  @Test
  void linksAreFollowedWithinThePackage() {
    shelf.put(
        "news@1",
        new Tree()
            .file("lib/real.so", "elf")
            .link("lib/alias.so", "real.so")
            .link("current", "lib")
            .link("deep/up", "../current/alias.so"));

    ShelfPackage news = shelf.load("news");
    assertThat(news.read("current/alias.so").toUtf8()).isEqualTo("elf");
    assertThat(news.read("deep/up").toUtf8()).isEqualTo("elf");
  }

  private static Bytes noise(int size) {
    byte[] noise = new byte[size];
    new Random(7).nextBytes(noise);
    return Bytes.wrap(noise);
  }
}
