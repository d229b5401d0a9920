package io.cloudhal.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.format.PackageId;
import io.cloudhal.shelf.testing.TestShelf;
import io.cloudhal.shelf.testing.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DamageTest {

  @TempDir Path directory;

  private final TestShelf shelf = new TestShelf();

  @BeforeEach
  void publish() {
    shelf.put("news@1", tree());
  }

  @Test
  void aPackChangedInAnyByteIsRefusedAndNamed() {
    String pack = shelf.only("packs/");
    byte[] content = shelf.bucket.content(pack).toByteArray();
    for (int i = 0; i < content.length; i++) {
      content[i] ^= 1;
      shelf.bucket.set(pack, Bytes.copyOf(content));
      assertThatExceptionOfType(CorruptObjectException.class)
          .isThrownBy(this::read)
          .withMessageContaining(pack);
      content[i] ^= 1;
    }
  }

  @Test
  void aPackThatIsCutShortOrMissingIsNamed() {
    String pack = shelf.only("packs/");
    Bytes content = shelf.bucket.content(pack);
    for (int size = 0; size < content.size(); size += 5) {
      shelf.bucket.set(pack, content.slice(0, size));
      assertThatExceptionOfType(CorruptObjectException.class)
          .isThrownBy(this::read)
          .withMessageContaining(pack + " is cut short");
    }
    shelf.bucket.remove(pack);
    assertThatExceptionOfType(CorruptObjectException.class)
        .isThrownBy(this::read)
        .withMessageContaining(pack + " is missing");
  }

  @Test
  void aCatalogThatIsChangedCutShortOrMissingIsNamed() {
    String catalog = shelf.only("catalogs/");
    byte[] content = shelf.bucket.content(catalog).toByteArray();
    for (int i = 0; i < content.length; i++) {
      content[i] ^= 1;
      shelf.bucket.set(catalog, Bytes.copyOf(content));
      assertThatExceptionOfType(CorruptObjectException.class)
          .isThrownBy(this::read)
          .withMessageContaining(catalog);
      content[i] ^= 1;
    }
    shelf.bucket.set(catalog, Bytes.copyOf(content).slice(0, content.length - 1));
    assertThatThrownBy(this::read).hasMessageContaining(catalog + " is cut short");
    shelf.bucket.remove(catalog);
    assertThatThrownBy(this::read).hasMessageContaining(catalog + " is missing");
  }

  @Test
  void bytesBehindTheEndOfACatalogAreNeverRead() {
    String catalog = shelf.only("catalogs/");
    byte[] longer = Arrays.copyOf(shelf.bucket.content(catalog).toByteArray(), 1 << 20);
    shelf.bucket.set(catalog, Bytes.wrap(longer));

    assertThat(read()).isEqualTo("one");
  }

  @Test
  void verifyNamesEveryFileThatIsDamagedAndRepairHealsThem() {
    assertThat(shelf.load("news").verify(bytes -> {}))
        .satisfies(all -> assertThat(all.files()).isEqualTo(3))
        .matches(Verification::sound);
    String pack = shelf.only("packs/");
    byte[] content = shelf.bucket.content(pack).toByteArray();
    content[content.length / 2] ^= 1;
    shelf.bucket.set(pack, Bytes.wrap(content));

    assertThat(shelf.load("news").verify(bytes -> {}).problems())
        .hasSize(2)
        .allSatisfy(problem -> assertThat(problem).contains(pack));

    shelf.publisher().repairing().put(PackageId.parse("news@1"), tree(), List.of(), Map.of());
    assertThat(shelf.load("news").verify(bytes -> {}).problems()).isEmpty();
    assertThat(shelf.open().revision()).as("the package is what it was").isEqualTo(2);
  }

  @Test
  void aDamagedCacheIsNoticedAndHealed() throws IOException {
    assertThat(cached()).isEqualTo("one");
    for (Path file : cachedObjects()) {
      byte[] content = Files.readAllBytes(file);
      content[content.length / 2] ^= 1;
      Files.write(file, content);
    }
    shelf.bucket.drainCalls();

    assertThat(cached()).isEqualTo("one");
    assertThat(shelf.bucket.drainCalls()).as("root, catalog, pack").hasSize(3);
    assertThat(cached()).isEqualTo("one");
    assertThat(shelf.bucket.calls()).as("healed").containsExactly("open root");
  }

  @Test
  void aCacheWithTruncatedAndForeignFilesIsNoticedAndHealed() throws IOException {
    assertThat(cached()).isEqualTo("one");
    for (Path file : cachedObjects()) {
      Files.writeString(file, "");
    }
    Files.writeString(Files.createDirectories(directory.resolve("seen/x")).resolve("y"), "z");

    assertThat(cached()).isEqualTo("one");
  }

  @Test
  void aCacheMayBeDeletedWhileInUse() throws IOException {
    Shelf reader = shelf.open(ShelfCache.in(directory));
    ShelfPackage news = reader.load("news");
    for (Path each : List.of(directory.resolve("seen"), directory.resolve("objects"))) {
      deleteTree(each);
    }

    assertThat(news.read("a").toUtf8()).isEqualTo("one");
  }

  @Test
  void aCacheThatCannotBeWrittenIsRefusedAtOnce() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThatThrownBy(() -> ShelfCache.in(file.resolve("below"))).isInstanceOf(IOException.class);
  }

  private static void deleteTree(Path top) throws IOException {
    try (Stream<Path> files = Files.walk(top)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Tree tree() {
    return new Tree().file("a", "one").file("b", "two").file("c", "");
  }

  private String read() {
    return shelf.load("news").read("a").toUtf8();
  }

  private String cached() throws IOException {
    return shelf.open(ShelfCache.in(directory)).load("news").read("a").toUtf8();
  }

  private List<Path> cachedObjects() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("objects"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
