package io.cloudhal.inmemory;

import io.cloudhal.Bytes;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.error.HalException;
import io.cloudhal.spi.TimeSource;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.PutOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Puts blobs in a directory, ever larger ones, and prints the key of each that was acknowledged.
 */
final class SteadyUploader implements Runnable {

  private static final int THREADS = 3;
  private static final int SIZES = 40;

  private final Bucket bucket;
  private final String prefix;

  private SteadyUploader(Bucket bucket, String prefix) {
    this.bucket = bucket;
    this.prefix = prefix;
  }

  /** Writes until it is killed or the disk is full. */
  public static void main(String[] args) throws InterruptedException {
    TimeSource time = TimeSource.system();
    try (CloudComputer computer = Storages.in(Path.of(args[0]), time).computer(time)) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        String prefix = ProcessHandle.current().pid() + "/" + i + "/";
        threads.add(new Thread(new SteadyUploader(Storages.bucket(computer), prefix)));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  @Override
  public void run() {
    try {
      for (long number = 1; ; number++) {
        String key = prefix + number;
        bucket.put(BlobKey.of(key), BlobSource.of(content(key)), PutOptions.defaults());
        System.out.println(key);
      }
    } catch (HalException e) {
      System.out.println(e.getMessage());
    }
  }

  /** Returns what belongs under a key: 0 to 16 blocks, without a pattern. */
  static Bytes content(String key) {
    long number = Long.parseLong(key.substring(key.lastIndexOf('/') + 1));
    byte[] content = new byte[(int) (number % SIZES * 13_000)];
    new Random(key.hashCode()).nextBytes(content);
    return Bytes.wrap(content);
  }
}
