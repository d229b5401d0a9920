package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.error.HalException;
import io.cloudhal.error.StaleVersionException;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.BlobWriter;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ListRequest;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import io.cloudhal.storage.ReadResult;
import io.cloudhal.storage.ReadResult.Found;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Readers and listings never see a write half done. */
abstract class BlobAtomicityContract extends ListingContract {

  private static final int SIZE = 300_000;
  private static final int WRITES = 20;

  @Test
  @Clause("storage.atomic.1")
  void readersSeeOneVersionWholeWhileItIsReplaced() {
    BlobKey key = key();
    Bucket bucket = bucket();
    put(key, letters(0));
    int complete = whileWritten(bucket, key, () -> readsWhole(bucket, key));
    assertThat(complete).isPositive();
  }

  @Test
  @Clause("storage.atomic.2")
  void rangesAreOfOneVersionWhileItIsReplaced() {
    BlobKey key = key();
    Bucket bucket = bucket();
    put(key, letters(0));
    int complete = whileWritten(bucket, key, () -> readsRanges(bucket, key));
    assertThat(complete).isPositive();
  }

  @Test
  @Clause("storage.atomic.3")
  void ofTwoLargeUnconditionalUploadsOneIsStoredWhole() throws Exception {
    BlobKey key = key();
    List<Bytes> contents = List.of(large(1), large(2));
    List<BlobWriter> writers = new ArrayList<>();
    try {
      for (Bytes content : contents) {
        BlobWriter writer = bucket().create(key, PutOptions.defaults());
        writers.add(writer);
        content.writeTo(writer.stream());
      }
      List<Boolean> published = Concurrently.race(2, racer -> commits(writers.get(racer)));
      assertThat(published).contains(true);
      Bytes stored = read(key);
      assertThat(contents).contains(stored);
      assertThat(published.get(contents.indexOf(stored))).isTrue();
    } finally {
      writers.forEach(BlobWriter::close);
    }
  }

  @Test
  @Clause("storage.atomic.4")
  void aListingShowsWhatStaysWhileOthersComeAndGo() {
    String folder = folder();
    List<BlobKey> staying = putMany(folder, 30);
    Bucket bucket = bucket();
    BlobKey moving = BlobKey.of(folder + "00010x");
    whileWritten(
        bucket,
        moving,
        () -> {
          bucket.deleteAll(List.of(moving));
          List<String> listed =
              names(entries(pages(bucket, ListRequest.deep(folder).withPageSize(7))));
          assertThat(listed).isSorted().doesNotHaveDuplicates();
          assertThat(listed).containsAll(staying.stream().map(BlobKey::value).toList());
          return true;
        });
  }

  /** Runs {@code reads} until all writes are done, and returns how often it was true. */
  private static int whileWritten(Bucket bucket, BlobKey key, Callable<Boolean> reads) {
    AtomicBoolean done = new AtomicBoolean();
    Callable<Integer> writer =
        () -> {
          try {
            for (int i = 1; i <= WRITES; i++) {
              bucket.put(key, BlobSource.of(letters(i)), PutOptions.defaults());
            }
          } finally {
            done.set(true);
          }
          return 0;
        };
    Callable<Integer> reader =
        () -> {
          int complete = 0;
          do {
            complete += reads.call() ? 1 : 0;
          } while (!done.get() || complete == 0);
          return complete;
        };
    return Concurrently.run(3, List.of(writer, reader, reader)).stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  private static boolean readsWhole(Bucket bucket, BlobKey key) {
    try (ReadResult result = bucket.open(key, ByteRange.all(), ReadOptions.defaults())) {
      byte[] content = ((Found) result).body().readAllBytes();
      assertThat(content).hasSize((int) ((Found) result).info().sizeBytes());
      assertThat(Bytes.wrap(content)).isEqualTo(letters(content[0] - 'a'));
      return true;
    } catch (IOException e) {
      assertThat(e).hasCauseInstanceOf(HalException.class);
      return false;
    }
  }

  private static boolean readsRanges(Bucket bucket, BlobKey key) {
    List<ByteRange> ranges =
        IntStream.range(0, 10).mapToObj(i -> ByteRange.of(i * 25_000L, 10)).toList();
    try {
      List<Bytes> read = bucket.readRanges(key, ranges, ReadOptions.defaults());
      assertThat(read).hasSize(10);
      assertThat(read.stream().distinct()).hasSize(1);
      return true;
    } catch (StaleVersionException e) {
      return false;
    }
  }

  private static boolean commits(BlobWriter writer) {
    try {
      return writer.commit().written();
    } catch (UnavailableException e) {
      assertThat(e.retryable()).isTrue();
      assertThat(e.mayHaveTakenEffect()).isFalse();
      return false;
    }
  }

  /** Returns as many equal letters as no other {@code number} gives. */
  private static Bytes letters(int number) {
    byte[] content = new byte[SIZE + number];
    Arrays.fill(content, (byte) ('a' + number));
    return Bytes.wrap(content);
  }
}
