package io.cloudhal.inmemory;

import io.cloudhal.bus.StreamName;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.spi.StoredEventStream;
import io.cloudhal.spi.TimeSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The event streams of a bus, one instance for each so that an append wakes all its readers. */
final class StoredStreams {

  private final KeyValueStore store;
  private final TimeSource time;
  private final ConcurrentMap<StreamName, StoredEventStream> streams = new ConcurrentHashMap<>();

  StoredStreams(KeyValueStore store, TimeSource time) {
    this.store = store;
    this.time = time;
  }

  /** Returns a stream, whether it exists or not. */
  StoredEventStream get(StreamName name) {
    return streams.computeIfAbsent(name, missing -> new StoredEventStream(name, store, time));
  }
}
