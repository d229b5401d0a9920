package io.cloudhal.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShelfKeyTest {

  @TempDir Path directory;

  @Test
  void aKeyFileHoldsTheKeyForItsOwnerOnly() throws IOException {
    ShelfKey key = ShelfKey.generate();
    Path file = directory.resolve("key.pem");
    key.write(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    ShelfKey read = ShelfKey.read(file);
    assertThat(read.fingerprint()).isEqualTo(key.fingerprint());
    Bytes message = Bytes.utf8("message");
    assertThat(Ed25519.verify(key.publicKey(), message, read.sign(message).value())).isTrue();
  }

  @Test
  void anExistingFileIsNotOverwritten() throws IOException {
    Path file = Files.writeString(directory.resolve("key.pem"), "precious");
    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> ShelfKey.generate().write(file));
    assertThat(file).hasContent("precious");
  }

  @Test
  void aFileThatOthersMayReadIsRefused() throws IOException {
    Path file = directory.resolve("key.pem");
    ShelfKey.generate().write(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> ShelfKey.read(file))
        .withMessageContaining("chmod 600");
  }

  @Test
  void aFileWithoutBothKeysOfOnePairIsRefused() throws IOException {
    Path one = directory.resolve("one.pem");
    Path two = directory.resolve("two.pem");
    ShelfKey.generate().write(one);
    ShelfKey.generate().write(two);
    String text = Files.readString(one);
    int split = text.indexOf("-----BEGIN PUBLIC");
    String other = Files.readString(two);

    assertRefused(text.substring(0, split), "no PUBLIC KEY");
    assertRefused(text.substring(split), "no PRIVATE KEY");
    assertRefused(
        text.substring(0, split) + other.substring(other.indexOf("-----BEGIN PUBLIC")),
        "do not belong together");
    assertRefused(text.replace("MC", "!!"), "holds");
    assertRefused("x".repeat(10_001), "too large");
  }

  @Test
  void aFingerprintIsReadAsItIsWritten() {
    Fingerprint fingerprint = ShelfKey.generate().fingerprint();
    assertThat(Fingerprint.parse(" " + fingerprint + "\n")).isEqualTo(fingerprint);
    assertThatThrownBy(() -> Fingerprint.parse("abc")).isInstanceOf(IllegalArgumentException.class);
  }

  private void assertRefused(String content, String message) throws IOException {
    Path file = Files.createTempFile(directory, "key", ".pem");
    Files.writeString(file, content);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> ShelfKey.read(file))
        .withMessageContaining(message);
  }
}
