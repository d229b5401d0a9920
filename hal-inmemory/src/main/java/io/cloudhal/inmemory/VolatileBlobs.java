package io.cloudhal.inmemory;

import io.cloudhal.DeleteResult;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.storage.BlobKey;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;

/** A bucket on the heap: reads go on while a write is applied, writes one after the other. */
final class VolatileBlobs implements Blobs {

  private final ConcurrentNavigableMap<String, VolatileBlob> blobs =
      new ConcurrentSkipListMap<>(KeyOrder::utf8);
  private final ReentrantLock writing = new ReentrantLock();

  @Override
  public Optional<StoredBlob> find(BlobKey key) {
    return Optional.ofNullable(blobs.get(key.value()));
  }

  WriteResult put(VolatileBlob blob, Precondition precondition) {
    BlobKey key = blob.info().key();
    writing.lock();
    try {
      Optional<Version> current = version(key);
      if (!BlobConditions.hold(precondition, current)) {
        return new WriteResult.Conflict(current);
      }
      blobs.put(key.value(), blob);
      return new WriteResult.Written(blob.info().version());
    } finally {
      writing.unlock();
    }
  }

  @Override
  public DeleteResult delete(BlobKey key, Precondition precondition) {
    writing.lock();
    try {
      Optional<Version> current = version(key);
      if (BlobConditions.hold(precondition, current)) {
        blobs.remove(key.value());
        return new DeleteResult.Deleted();
      }
      return current.isEmpty() ? new DeleteResult.Absent() : new DeleteResult.Conflict(current);
    } finally {
      writing.unlock();
    }
  }

  private Optional<Version> version(BlobKey key) {
    return Optional.ofNullable(blobs.get(key.value())).map(blob -> blob.info().version());
  }

  @Override
  public BlobCursor from(String name) {
    Iterator<VolatileBlob> rest = blobs.tailMap(name, true).values().iterator();
    return () -> rest.hasNext() ? Optional.of(rest.next().info()) : Optional.empty();
  }
}
