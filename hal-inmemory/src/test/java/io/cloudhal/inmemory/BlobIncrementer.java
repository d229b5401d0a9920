package io.cloudhal.inmemory;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.error.StaleVersionException;
import io.cloudhal.spi.TimeSource;
import io.cloudhal.storage.BlobInfo;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Counts a blob up by compare-and-set, in competition with others, and puts a blob of its own for
 * each number that it made.
 */
final class BlobIncrementer {

  static final BlobKey COUNTER = BlobKey.of("counter");
  static final int INCREMENTS = 150;

  private final Bucket bucket;

  BlobIncrementer(Bucket bucket) {
    this.bucket = bucket;
  }

  public static void main(String[] args) {
    TimeSource time = TimeSource.system();
    try (CloudComputer computer = Storages.in(Path.of(args[0]), time).computer(time)) {
      new BlobIncrementer(Storages.bucket(computer)).run();
    }
  }

  /** Prints each number that it made. */
  void run() {
    for (int made = 0; made < INCREMENTS; ) {
      Optional<BlobInfo> current = bucket.stat(COUNTER);
      long next = current.map(info -> number(info.version()) + 1).orElse(1L);
      Precondition seen =
          current
              .map(info -> Precondition.ifVersion(info.version()))
              .orElse(Precondition.ifAbsent());
      if (put(COUNTER, next, seen)) {
        put(BlobKey.of("made/" + next), next, Precondition.ifAbsent());
        System.out.println(next);
        made++;
      }
    }
  }

  private boolean put(BlobKey key, long number, Precondition precondition) {
    return bucket
        .put(
            key,
            BlobSource.of(Bytes.utf8(Long.toString(number))),
            PutOptions.defaults().withPrecondition(precondition))
        .written();
  }

  /** Returns the number in a version, or any number if it was replaced: then the put loses. */
  private long number(Version version) {
    try {
      return number(ReadOptions.ofVersion(version));
    } catch (StaleVersionException e) {
      return 0;
    }
  }

  long number(ReadOptions options) {
    List<Bytes> read = bucket.readRanges(COUNTER, List.of(ByteRange.all()), options);
    return Long.parseLong(read.get(0).toUtf8());
  }
}
