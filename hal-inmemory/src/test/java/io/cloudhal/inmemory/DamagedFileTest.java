package io.cloudhal.inmemory;

import static io.cloudhal.inmemory.DataFiles.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.error.CorruptDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to the bytes of a file: what is read is right, or the file is called damaged.
 */
final class DamagedFileTest {

  private static final int ENTRIES = 300;
  private static final int MARK_BYTES = 20;

  private final Map<Long, String> written = new TreeMap<>();
  private final Random random = new Random(7);

  @TempDir private Path directory;
  private byte[] killed = {};
  private byte[] closed = {};

  @BeforeEach
  void writeTheFile() throws IOException {
    try (DataFile file = DataFiles.open(directory)) {
      for (int i = 0; i < ENTRIES; i++) {
        write(file);
      }
      killed = Files.readAllBytes(DataFiles.store(directory));
    }
    closed = Files.readAllBytes(DataFiles.store(directory));
  }

  private void write(DataFile file) {
    long key = random.nextInt(ENTRIES / 2);
    String value = "v".repeat(random.nextInt(400));
    file.write(() -> String.valueOf(numbers(file).put(key, value)));
    written.put(key, value);
  }

  @Test
  void aCopyIsRead() throws IOException {
    assertThat(isNoticed(killed, bytes -> bytes)).isFalse();
    assertThat(isNoticed(closed, bytes -> bytes)).isFalse();
  }

  @Test
  void aFlippedBitIsNoticedOrHarmless() throws IOException {
    for (byte[] original : new byte[][] {killed, closed}) {
      int noticed = 0;
      for (int i = 0; i < 150; i++) {
        int at = random.nextInt(original.length);
        noticed += isNoticed(original, bytes -> flip(bytes, at)) ? 1 : 0;
      }
      assertThat(noticed).isPositive();
    }
  }

  @Test
  void aFlippedBitInTheMarkIsNoticed() throws IOException {
    for (int i = 0; i < MARK_BYTES; i++) {
      int at = i;
      assertThat(isNoticed(closed, bytes -> flip(bytes, at))).isTrue();
    }
  }

  @Test
  void aMissingEndIsNoticedOrHarmless() throws IOException {
    for (byte[] original : new byte[][] {killed, closed}) {
      for (int length = 0; length < original.length; length += original.length / 30) {
        int cut = length;
        isNoticed(original, bytes -> Arrays.copyOf(bytes, cut));
      }
      assertThat(isNoticed(original, bytes -> new byte[0])).isTrue();
      assertThat(isNoticed(original, bytes -> Arrays.copyOf(bytes, 4096))).isTrue();
    }
  }

  @Test
  void aPartThatWasOverwrittenIsNoticedOrHarmless() throws IOException {
    for (int i = 0; i < 50; i++) {
      int from = random.nextInt(closed.length);
      int to = Math.min(closed.length, from + 1 + random.nextInt(20_000));
      isNoticed(closed, bytes -> zeros(bytes, from, to));
    }
  }

  @Test
  void aLostCommitIsNoticed() throws IOException {
    byte[] older = closed;
    writeTheFile();
    assertThat(isNoticed(older, bytes -> withMarkOf(closed, bytes))).isTrue();
  }

  private static byte[] flip(byte[] bytes, int at) {
    bytes[at] ^= 0x10;
    return bytes;
  }

  private static byte[] zeros(byte[] bytes, int from, int to) {
    Arrays.fill(bytes, from, to, (byte) 0);
    return bytes;
  }

  private static byte[] withMarkOf(byte[] newer, byte[] bytes) {
    System.arraycopy(newer, 0, bytes, 0, MARK_BYTES);
    return bytes;
  }

  /** Returns whether the file is called damaged; if not, it must hold what was written. */
  private boolean isNoticed(byte[] original, UnaryOperator<byte[]> damage) throws IOException {
    try (ScratchDirectory copy = new ScratchDirectory()) {
      Path store = DataFiles.store(copy.path());
      Files.createDirectories(store.getParent());
      Files.write(store, damage.apply(original.clone()));
      try (DataFile file = DataFiles.open(copy.path())) {
        boolean right = file.read(() -> new TreeMap<>(numbers(file)).equals(written));
        assertThat(right).isTrue();
        return false;
      } catch (CorruptDataException e) {
        assertThat(e).hasMessageContaining(store + " is damaged");
        return true;
      }
    }
  }
}
