package io.cloudhal.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudhal.Bytes;
import io.cloudhal.Page;
import io.cloudhal.Precondition;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.error.CancelledException;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.spi.TimeSource;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.BlobWriter;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ListEntry;
import io.cloudhal.storage.ListRequest;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import io.cloudhal.storage.ReadResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryBucketsTest {

  private static final TimeSource TIME = TimeSource.system();

  @TempDir private Path directory;

  private CloudComputer open() {
    return Storages.in(directory, TIME).computer(TIME);
  }

  private static void put(Bucket bucket, String key, String content) {
    bucket.put(BlobKey.of(key), BlobSource.of(Bytes.utf8(content)), PutOptions.defaults());
  }

  private static String read(Bucket bucket, String key) {
    return bucket
        .readRanges(BlobKey.of(key), List.of(ByteRange.all()), ReadOptions.defaults())
        .get(0)
        .toUtf8();
  }

  private static List<String> names(Bucket bucket, ListRequest request) {
    List<String> names = new ArrayList<>();
    Page<ListEntry> page = bucket.list(request);
    page.items().forEach(entry -> names.add(entry.name()));
    while (page.next().isPresent()) {
      page = bucket.list(request.after(page.next().get()));
      page.items().forEach(entry -> names.add(entry.name()));
    }
    return names;
  }

  @Test
  void computersOfOneDirectorySeeTheBlobsOfEachOther() {
    try (CloudComputer one = open();
        CloudComputer other = open()) {
      put(Storages.bucket(one), "a", "one");
      assertThat(read(Storages.bucket(other), "a")).isEqualTo("one");
      Storages.bucket(other).delete(BlobKey.of("a"), Precondition.none());
      assertThat(names(Storages.bucket(one), ListRequest.deep(""))).isEmpty();
    }
    try (CloudComputer later = Storages.forPowerIn(directory, TIME).computer(TIME)) {
      put(Storages.bucket(later), "b", "for power");
      assertThat(read(Storages.bucket(later), "b")).isEqualTo("for power");
    }
  }

  @Test
  void keysThatFileNamesCannotTakeAreKeptApart() {
    String longest = "k".repeat(BlobKey.MAX_BYTES);
    List<String> keys =
        List.of("A", "CON", "a", "a/b", "a/b/c", "a:b", longest.substring(1), longest, "\uffe0");
    try (CloudComputer computer = open()) {
      Bucket bucket = Storages.bucket(computer);
      keys.forEach(key -> put(bucket, key, "of " + key));
      assertThat(names(bucket, ListRequest.deep(""))).isEqualTo(keys);
      keys.forEach(key -> assertThat(read(bucket, key)).isEqualTo("of " + key));
    }
  }

  @Test
  void manyKeysInAnyOrderAreListedAndRemovedInAnyOrder() {
    String folder = "f".repeat(150) + "/";
    List<String> keys =
        new ArrayList<>(IntStream.range(1000, 2000).mapToObj(i -> folder + i).toList());
    List<String> sorted = List.copyOf(keys);
    Random random = new Random(3);
    try (CloudComputer computer = open()) {
      Bucket bucket = Storages.bucket(computer);
      Collections.shuffle(keys, random);
      keys.forEach(key -> put(bucket, key, ""));
      assertThat(names(bucket, ListRequest.deep(""))).isEqualTo(sorted);
      assertThat(names(bucket, ListRequest.deep(folder + "15")).get(0)).isEqualTo(folder + "1500");
      Collections.shuffle(keys, random);
      List<String> removed = keys.subList(0, 980);
      assertThat(bucket.deleteAll(removed.stream().map(BlobKey::of).toList())).isEmpty();
      List<String> left = new ArrayList<>(sorted);
      left.removeAll(removed);
      assertThat(names(bucket, ListRequest.deep(""))).isEqualTo(left);
      put(bucket, folder + "0", "");
      assertThat(names(bucket, ListRequest.deep("")).get(0)).isEqualTo(folder + "0");
    }
  }

  @Test
  void anOpenBodyGoesOnWithItsVersion() throws IOException {
    try (CloudComputer computer = open()) {
      Bucket bucket = Storages.bucket(computer);
      put(bucket, "a", "x".repeat(200_000));
      ReadResult result = bucket.open(BlobKey.of("a"), ByteRange.all(), ReadOptions.defaults());
      try (InputStream body = ((ReadResult.Found) result).body()) {
        assertThat(body.read()).isEqualTo('x');
        put(bucket, "a", "y".repeat(200_000));
        bucket.delete(BlobKey.of("a"), Precondition.none());
        assertThat(body.readAllBytes()).hasSize(199_999).containsOnly('x');
      }
    }
  }

  @Test
  void whatIsNotPublishedLeavesNoFile() throws IOException {
    try (CloudComputer computer = open()) {
      Bucket bucket = Storages.bucket(computer);
      BlobWriter writer = bucket.create(BlobKey.of("a"), PutOptions.defaults());
      writer.stream().write(new byte[100_000]);
      assertThat(temporaryFiles()).isEqualTo(1);
      writer.close();
      BlobSource wrong = BlobSource.once(Bytes.utf8("short").openStream(), 6);
      assertThatExceptionOfType(InvalidRequestException.class)
          .isThrownBy(() -> bucket.put(BlobKey.of("a"), wrong, PutOptions.defaults()));
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> put(bucket, "a", ""));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(temporaryFiles()).isZero();
      assertThat(bucket.stat(BlobKey.of("a"))).isEmpty();
    }
  }

  private int temporaryFiles() throws IOException {
    int count = 0;
    Path temporary = directory.resolve("storage").resolve(".temporary");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(temporary, "*-*")) {
      for (Path file : files) {
        count += Files.isRegularFile(file) ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void aRemovedBucketIsGoneForAllAndComesBackEmpty() throws IOException {
    Storages storages = Storages.in(directory, TIME);
    try (CloudComputer one = storages.computer(TIME);
        CloudComputer other = open()) {
      Bucket bucket = Storages.bucket(other);
      put(bucket, "a", "old");
      BlobWriter writer = bucket.create(BlobKey.of("b"), PutOptions.defaults());
      Storages.within(() -> storages.storage().removeBucket(Storages.BUCKET));
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> bucket.list(ListRequest.deep("")));
      assertThatExceptionOfType(NotFoundException.class).isThrownBy(writer::commit);
      Storages.within(() -> storages.storage().ensureBucket(Storages.BUCKET));
      Storages.within(() -> storages.storage().ensureBucket(Storages.BUCKET));
      assertThat(Storages.bucket(one).stat(BlobKey.of("a"))).isEmpty();
      assertThat(names(bucket, ListRequest.deep(""))).isEmpty();
    }
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsRefused() throws IOException {
    Path inTheWay = Files.writeString(directory.resolve("storage"), "something else");
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(this::open)
        .withMessageContaining(inTheWay + " must be a directory");
    assertThat(inTheWay).hasContent("something else");
  }
}
