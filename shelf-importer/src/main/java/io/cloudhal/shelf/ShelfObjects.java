package io.cloudhal.shelf;

import io.cloudhal.Bytes;
import io.cloudhal.error.HalException;
import io.cloudhal.shelf.format.Digest;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ReadOptions;
import io.cloudhal.storage.ReadResult;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Optional;

/** Reads whole objects of a shelf, each verified against the digest it is named after. */
final class ShelfObjects {

  private static final int PIECE = 1 << 16;

  /** What a {@code ByteBuffer} over a segment can show at once, rounded down. */
  private static final long MAX_BUFFER = 1 << 30;

  private final ShelfLocation location;
  private final ShelfCache cache;
  private final ShelfMeter meter;

  ShelfObjects(ShelfLocation location, ShelfCache cache, ShelfMeter meter) {
    this.location = location;
    this.cache = cache;
    this.meter = meter;
  }

  ShelfLocation location() {
    return location;
  }

  ShelfCache cache() {
    return cache;
  }

  ShelfMeter meter() {
    return meter;
  }

  /** Returns an object of at most {@code maxBytes} bytes. */
  Bytes bytes(String directory, Digest digest, int maxBytes) {
    Optional<Bytes> kept = kept(digest, maxBytes);
    if (kept.isPresent()) {
      meter.cached(kept.get().size());
      return kept.get();
    }
    String object = directory + "/" + digest;
    Bytes content =
        read(object, maxBytes)
            .orElseThrow(() -> new CorruptObjectException(object, "is missing", null));
    if (!Digest.of(content).equals(digest)) {
      throw new CorruptObjectException(object, "is cut short or was changed", null);
    }
    cache.keep(digest, content.asByteBuffer());
    return content;
  }

  private Optional<Bytes> kept(Digest digest, int maxBytes) {
    Optional<Bytes> content = cache.open(digest).flatMap(in -> ShelfCache.readUpTo(in, maxBytes));
    if (content.isPresent() && !Digest.of(content.get()).equals(digest)) {
      cache.forget(digest);
      return Optional.empty();
    }
    return content;
  }

  private Optional<Bytes> read(String object, int maxBytes) {
    meter.request();
    try (ReadResult result =
        location
            .bucket()
            .open(location.key(object), ByteRange.of(0, maxBytes), ReadOptions.defaults())) {
      if (!(result instanceof ReadResult.Found found)) {
        return Optional.empty();
      }
      byte[] content = found.body().readNBytes(maxBytes);
      meter.received(content.length);
      return Optional.of(Bytes.wrap(content));
    } catch (IOException e) {
      throw unwrapped(object, e);
    }
  }

  /** Returns an object in memory off the heap. */
  MemorySegment segment(String directory, Digest digest, long sizeBytes) {
    MemorySegment content = Arena.ofAuto().allocate(sizeBytes);
    load(directory, digest, content);
    return content;
  }

  private void load(String directory, Digest digest, MemorySegment target) {
    if (loadFromCache(digest, target)) {
      meter.cached(target.byteSize());
      return;
    }
    String object = directory + "/" + digest;
    meter.request();
    ByteRange range = ByteRange.of(0, Math.max(1, target.byteSize()));
    try (ReadResult result =
        location.bucket().open(location.key(object), range, ReadOptions.defaults())) {
      if (!(result instanceof ReadResult.Found found)) {
        throw new CorruptObjectException(object, "is missing", null);
      }
      boolean whole = fill(target, found.body(), digest);
      meter.received(target.byteSize());
      if (!whole) {
        throw new CorruptObjectException(object, "is cut short or was changed", null);
      }
    } catch (IOException e) {
      throw unwrapped(object, e);
    }
    if (target.byteSize() <= MAX_BUFFER) {
      cache.keep(digest, target.asByteBuffer());
    }
  }

  private boolean loadFromCache(Digest digest, MemorySegment target) {
    Optional<InputStream> kept = cache.open(digest);
    if (kept.isEmpty()) {
      return false;
    }
    try (InputStream in = kept.get()) {
      if (fill(target, in, digest)) {
        return true;
      }
    } catch (IOException e) {
      return false;
    }
    cache.forget(digest);
    return false;
  }

  /** Copies first and hashes the copy: what was verified cannot change any more. */
  private static boolean fill(MemorySegment target, InputStream in, Digest expected)
      throws IOException {
    long at = 0;
    byte[] piece = new byte[(int) Math.min(PIECE, Math.max(1, target.byteSize()))];
    while (at < target.byteSize()) {
      int wanted = (int) Math.min(piece.length, target.byteSize() - at);
      int length = in.readNBytes(piece, 0, wanted);
      if (length < wanted) {
        return false;
      }
      MemorySegment.copy(MemorySegment.ofArray(piece), 0, target, at, length);
      at += length;
    }
    return digest(target).equals(expected);
  }

  private static Digest digest(MemorySegment content) {
    MessageDigest digest = Digest.sha256();
    for (long at = 0; at < content.byteSize(); at += MAX_BUFFER) {
      long length = Math.min(MAX_BUFFER, content.byteSize() - at);
      ByteBuffer buffer = content.asSlice(at, length).asByteBuffer();
      digest.update(buffer);
    }
    return Digest.finish(digest);
  }

  /** A broken stream carries the failure of the storage. */
  static RuntimeException unwrapped(String object, IOException e) {
    return e.getCause() instanceof HalException cause
        ? cause
        : new CorruptObjectException(object, "cannot be read: " + e.getMessage(), e);
  }
}
