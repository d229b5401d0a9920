package io.cloudhal.inmemory;

import io.cloudhal.spi.TimeSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where the devices of one computer keep what they hold.
 *
 * @param entries the stores of the memory
 * @param streams the store of the bus for its streams
 * @param bus queues, topics and subscriptions
 * @param buckets the buckets of the storage, which closes them
 * @param submissions calls that are to be made later
 * @param closing ends it all
 */
record Substrate(
    Tables entries,
    Tables streams,
    Supplier<BusResources> bus,
    Buckets buckets,
    Submissions submissions,
    Runnable closing) {

  private static final String ENTRY_SPACE = "";
  private static final String STREAM_SPACE = "streams.";

  /** Returns one that ends with the computer. */
  static Substrate onHeap(TimeSource time, SecureRandom random) {
    VolatileTables streams = new VolatileTables();
    streams.ensure(InMemoryDrivers.STREAMS);
    BusResources bus = new BusResources(VolatileBusLog.INSTANCE, time);
    return new Substrate(
        new VolatileTables(),
        streams,
        () -> bus,
        new VolatileBuckets(time, new Versions(random.nextLong())),
        Submissions.onHeap(),
        () -> {});
  }

  /**
   * Returns one in a directory. Memory and bus, with the submitted calls, are in one file, which is
   * opened when the first of them is used.
   *
   * @param left is given the calls that were kept from before, when the file is opened
   */
  static Substrate in(
      Path directory,
      boolean syncPower,
      TimeSource time,
      SecureRandom random,
      Consumer<List<Submission>> left) {
    LazyDataFile file =
        LazyDataFile.of(
            InMemoryDrivers.PROVIDER,
            directory,
            syncPower,
            time,
            opened -> {
              DurableTables.create(STREAM_SPACE, InMemoryDrivers.STREAMS, opened);
              left.accept(DurableSubmissions.left(opened));
            });
    return new Substrate(
        new DurableTables(file, ENTRY_SPACE),
        new DurableTables(file, STREAM_SPACE),
        new LazyBusResources(file, time),
        new DirectoryBuckets(directory, syncPower, time, random),
        new DurableSubmissions(file),
        file::close);
  }
}
