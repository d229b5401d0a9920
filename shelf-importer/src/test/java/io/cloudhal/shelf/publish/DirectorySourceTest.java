package io.cloudhal.shelf.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudhal.shelf.InvalidSourceException;
import io.cloudhal.shelf.ShelfPackage;
import io.cloudhal.shelf.format.EntryKind;
import io.cloudhal.shelf.format.Reference;
import io.cloudhal.shelf.format.TreeEntry;
import io.cloudhal.shelf.testing.TestShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectorySourceTest {

  @TempDir Path directory;

  private final TestShelf shelf = new TestShelf();

  @Test
  void aTreeIsPublishedWithItsDirectoriesLinksAndModes() throws IOException {
    Files.createDirectories(directory.resolve("bin/empty"));
    Files.writeString(directory.resolve("bin/tool"), "#!");
    Files.setPosixFilePermissions(
        directory.resolve("bin/tool"), PosixFilePermissions.fromString("rwxr-----"));
    Files.writeString(directory.resolve("read me ü"), "text");
    Files.createSymbolicLink(directory.resolve("tool"), Path.of("bin/tool"));
    put();

    ShelfPackage tree = shelf.load("tree");
    assertThat(tree.find("bin/tool").orElseThrow().mode()).isEqualTo(0755);
    assertThat(tree.find("read me ü").orElseThrow().mode()).isEqualTo(0644);
    assertThat(tree.find("bin/empty").orElseThrow().kind()).isEqualTo(EntryKind.DIRECTORY);
    int link = tree.catalog().lookup("tool").orElseThrow();
    assertThat(tree.catalog().kind(link)).isEqualTo(EntryKind.SYMLINK);
    assertThat(tree.catalog().target(link)).isEqualTo("bin/tool");
    assertThat(tree.find("tool").map(TreeEntry::path)).contains("bin/tool");
  }

  @Test
  void theSameTreeGivesTheSamePackage() throws IOException {
    Path file = Files.writeString(directory.resolve("a"), "1");
    Reference first = put();
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

    assertThat(put()).isEqualTo(first);
  }

  @Test
  void linksOutOfTheTreeAreRefused() throws IOException {
    Files.createSymbolicLink(directory.resolve("out"), Path.of("../elsewhere"));
    assertRefused("leads nowhere within it");
    Files.delete(directory.resolve("out"));
    Files.createSymbolicLink(directory.resolve("out"), directory.resolve("x").toAbsolutePath());
    assertRefused("leads nowhere within it");
  }

  @Test
  void devicesAndPipesAreRefused() throws Exception {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertRefused("is neither file, directory nor link");
  }

  @Test
  void whatIsNoDirectoryIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThatExceptionOfType(InvalidSourceException.class)
        .isThrownBy(() -> PackageSource.directory(file))
        .withMessageContaining("is no directory");
  }

  private Reference put() {
    try (PackageSource source = PackageSource.directory(directory)) {
      return shelf.put("tree@1", source);
    }
  }

  private void assertRefused(String message) {
    assertThatExceptionOfType(InvalidSourceException.class)
        .isThrownBy(this::put)
        .withMessageContaining(message);
    assertThat(shelf.open().packages()).isEmpty();
  }
}
