package io.cloudhal.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.error.CorruptDataException;
import io.cloudhal.spi.TimeSource;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ListRequest;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import io.cloudhal.storage.ReadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the bytes of a file, none is read that was not written. */
final class DamagedBlobTest {

  private static final BlobKey KEY = BlobKey.of("some/blob");
  private static final TimeSource TIME = TimeSource.system();

  @TempDir private Path directory;

  private final Bytes content = bytes(3 * BlobBlocks.CONTENT_BYTES / 2);
  private CloudComputer computer;
  private Bucket bucket;
  private Path file;

  @BeforeEach
  void putABlob() {
    computer = Storages.in(directory, TIME).computer(TIME);
    bucket = Storages.bucket(computer);
    put(KEY, content);
    file = file(KEY);
  }

  @AfterEach
  void close() {
    computer.close();
  }

  private static Bytes bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return Bytes.wrap(bytes);
  }

  private void put(BlobKey key, Bytes value) {
    PutOptions options = PutOptions.defaults().withMetadata(Map.of("name", "value"));
    bucket.put(key, BlobSource.of(value), options);
  }

  private Path file(BlobKey key) {
    String name = FileNames.of(key.value());
    return tests("blobs").resolve(name.substring(0, 2)).resolve(name);
  }

  private Path tests(String name) {
    return directory.resolve("storage").resolve("tests").resolve(name);
  }

  @Test
  void anyChangedByteIsToldByWholeReads() throws IOException {
    byte[] intact = Files.readAllBytes(file);
    for (int at = 0; at < intact.length; at += at < 300 ? 1 : 997) {
      Files.write(file, flipped(intact, at));
      assertCorrupt(this::readRange, file);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(this::readBody)
          .withCauseInstanceOf(CorruptDataException.class);
    }
    Files.write(file, intact);
    assertThat(readRange()).isEqualTo(content);
  }

  @Test
  void aRangeIsReadWhereItsBlocksAreIntact() throws IOException {
    byte[] intact = Files.readAllBytes(file);
    Files.write(file, flipped(intact, intact.length - 100));
    assertThat(bucket.readRanges(KEY, List.of(ByteRange.of(5, 9)), ReadOptions.defaults()))
        .containsExactly(content.slice(5, 9));
    int second = BlobBlocks.CONTENT_BYTES;
    assertCorrupt(
        () -> bucket.readRanges(KEY, List.of(ByteRange.of(second, 1)), ReadOptions.defaults()),
        file);
  }

  @Test
  void aFileOfAnotherLengthIsToldAtOnce() throws IOException {
    byte[] intact = Files.readAllBytes(file);
    for (int length : new int[] {0, 1, 11, 12, 100, intact.length - 1, intact.length + 1}) {
      Files.write(file, Arrays.copyOf(intact, length));
      assertCorrupt(() -> bucket.stat(KEY), file);
      assertCorrupt(() -> bucket.list(ListRequest.deep("")), file);
    }
  }

  @Test
  void theFileOfAnotherKeyIsDamaged() throws IOException {
    BlobKey other = BlobKey.of("another/blob");
    put(other, Bytes.utf8("another"));
    Files.write(file, Files.readAllBytes(file(other)));
    assertCorrupt(() -> bucket.stat(KEY), file);
  }

  @Test
  void replacingOrDeletingMendsADamagedBlob() throws IOException {
    Files.write(file, new byte[7]);
    put(KEY, Bytes.utf8("mended"));
    assertThat(readRange()).isEqualTo(Bytes.utf8("mended"));
    Files.write(file, new byte[7]);
    bucket.delete(KEY, Precondition.none());
    assertThat(bucket.stat(KEY)).isEmpty();
    assertThat(bucket.list(ListRequest.deep("")).items()).isEmpty();
  }

  @Test
  void aDamagedOrMissingIndexIsToldByListings() throws IOException {
    for (Path index : List.of(tests("index").resolve("root"), tests("index").resolve(leaf()))) {
      byte[] intact = Files.readAllBytes(index);
      for (int at = 0; at < intact.length; at++) {
        Files.write(index, flipped(intact, at));
        assertCorrupt(this::listElsewhere, index);
      }
      Files.write(index, intact);
      assertThat(listElsewhere()).isEqualTo(1);
    }
    Files.delete(tests("index").resolve(leaf()));
    assertCorrupt(this::listElsewhere, tests("index").resolve(leaf()));
  }

  /** Lists with a computer that remembers nothing of the index. */
  private int listElsewhere() {
    try (CloudComputer other = Storages.in(directory, TIME).computer(TIME)) {
      return Storages.bucket(other).list(ListRequest.deep("")).items().size();
    }
  }

  private static String leaf() {
    return FileNames.of("");
  }

  private static byte[] flipped(byte[] intact, int at) {
    byte[] damaged = intact.clone();
    damaged[at] ^= 0x10;
    return damaged;
  }

  private Bytes readRange() {
    return bucket.readRanges(KEY, List.of(ByteRange.all()), ReadOptions.defaults()).get(0);
  }

  private Bytes readBody() throws IOException {
    try (ReadResult result = bucket.open(KEY, ByteRange.all(), ReadOptions.defaults())) {
      return Bytes.wrap(((ReadResult.Found) result).body().readAllBytes());
    } catch (CorruptDataException e) {
      throw new IOException(e);
    }
  }

  private static void assertCorrupt(ThrowingCallable call, Path named) {
    assertThatExceptionOfType(CorruptDataException.class)
        .isThrownBy(call)
        .withMessageContaining(named + " is damaged");
  }
}
