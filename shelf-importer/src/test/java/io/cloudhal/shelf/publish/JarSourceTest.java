package io.cloudhal.shelf.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudhal.shelf.InvalidSourceException;
import io.cloudhal.shelf.ShelfPackage;
import io.cloudhal.shelf.format.Digest;
import io.cloudhal.shelf.testing.JarMaker;
import io.cloudhal.shelf.testing.TestShelf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JarSourceTest {

  @TempDir Path directory;

  private final TestShelf shelf = new TestShelf();

  @Test
  void aJarIsPublishedWithItsProvenance() throws IOException {
    Path jar =
        jar().manifest("X: y").entry("META-INF/versions/9/a", "9").entry("a", "1").write("j.jar");
    put(jar);

    ShelfPackage read = shelf.load("jar");
    assertThat(read.read("META-INF/versions/9/a").toUtf8()).isEqualTo("9");
    assertThat(read.read("META-INF/MANIFEST.MF").toUtf8()).contains("X: y");
    assertThat(read.attributes())
        .containsEntry("source.name", "j.jar")
        .containsEntry("source.sha256", Digest.of(Files.readAllBytes(jar)).hex());
    assertThat(read.find("a").orElseThrow().mode()).isEqualTo(0644);
  }

  @Test
  void whatIsNoJarIsRefused() throws IOException {
    assertRefused(Files.writeString(directory.resolve("text.jar"), "text"), "is no readable jar");
    assertRefused(directory.resolve("missing.jar"), "is no readable jar");
    assertRefused(directory, "is no readable jar");
  }

  @Test
  void aJarWithEntriesOutsideItselfIsRefused() {
    assertRefused(jar().entry("../evil", "x").write("evil.jar"), "'../evil'");
    assertRefused(jar().entry("/etc/evil", "x").write("absolute.jar"), "absolute");
  }

  @Test
  void aJarDamagedInItsDataIsRefusedOrUnchanged() throws IOException {
    Path jar = jar().entry("a", "abcdefghij".repeat(50)).entry("b", "second").write("good.jar");
    byte[] good = Files.readAllBytes(jar);
    int from = new String(good, StandardCharsets.ISO_8859_1).indexOf("a", 30) + 1;
    for (int i = from; i < from + 12; i++) {
      byte[] damaged = good.clone();
      damaged[i] ^= 0x55;
      assertRefused(Files.write(directory.resolve("damaged.jar"), damaged), "cannot be read at a");
    }
  }

  @Test
  void aJarCutShortIsRefused() throws IOException {
    byte[] good = Files.readAllBytes(jar().entry("a", "1".repeat(1000)).write("good.jar"));
    for (int size = 0; size < good.length; size++) {
      Path cut = Files.write(directory.resolve("cut.jar"), Arrays.copyOf(good, size));
      assertRefused(cut, "is no readable jar");
    }
  }

  @Test
  void aBombIsRefused() {
    Path bomb = jar().entry("zeros", "0".repeat(20_000_000)).write("bomb.jar");
    assertRefused(bomb, "unpacks from");
  }

  private JarMaker jar() {
    return new JarMaker(directory);
  }

  private void put(Path jar) {
    try (PackageSource source = PackageSource.jar(jar)) {
      shelf.put("jar@1", source);
    }
  }

  private void assertRefused(Path jar, String message) {
    assertThatExceptionOfType(InvalidSourceException.class)
        .isThrownBy(() -> put(jar))
        .withMessageContaining(message);
    assertThat(shelf.open().packages()).isEmpty();
    assertThat(shelf.bucket.keys()).noneMatch(key -> key.startsWith("packs/"));
  }
}
