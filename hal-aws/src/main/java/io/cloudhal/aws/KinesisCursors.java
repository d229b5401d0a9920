package io.cloudhal.aws;

import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamPosition;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Cursors of readers that may come back, by the position that they were told, so that reading on
 * costs one request a page. A cursor is taken out by the next read. Thread-safe.
 */
final class KinesisCursors {

  private static final int MAX_CURSORS = 1000;
  private static final long MAX_BYTES = 32L << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Key, KinesisCursor> cursors = new LinkedHashMap<>();
  private long bytes;

  private record Key(ShardId shard, StreamPosition position) {}

  /** Takes the cursor at a position, if there is one that can still be used. */
  Optional<KinesisCursor> take(ShardId shard, StreamPosition position) {
    lock.lock();
    try {
      KinesisCursor taken = cursors.remove(new Key(shard, position));
      bytes -= taken == null ? 0 : taken.restBytes();
      return Optional.ofNullable(taken).filter(KinesisCursor::isUsable);
    } finally {
      lock.unlock();
    }
  }

  /** Keeps a cursor that nobody uses any more; the oldest ones give way. */
  void keep(ShardId shard, StreamPosition position, KinesisCursor cursor) {
    lock.lock();
    try {
      KinesisCursor before = cursors.put(new Key(shard, position), cursor);
      bytes += cursor.restBytes() - (before == null ? 0 : before.restBytes());
      Iterator<KinesisCursor> oldest = cursors.values().iterator();
      while (cursors.size() > MAX_CURSORS || bytes > MAX_BYTES) {
        bytes -= oldest.next().restBytes();
        oldest.remove();
      }
    } finally {
      lock.unlock();
    }
  }
}
