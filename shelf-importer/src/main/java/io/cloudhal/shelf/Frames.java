package io.cloudhal.shelf;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import io.cloudhal.Bytes;
import io.cloudhal.ProviderId;
import io.cloudhal.error.CancelledException;
import io.cloudhal.error.ErrorContext;
import io.cloudhal.shelf.format.Digest;
import io.cloudhal.shelf.format.FrameLocation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Gives the contents of frames: from memory, from the cache, from the pack, verified and
 * decompressed when they are first used. Hashing what nobody uses would delay what somebody waits
 * for. Thread-safe.
 */
final class Frames {

  private static final ErrorContext READ =
      ErrorContext.of(new ProviderId("shelf"), "shelf.read", "pack");

  private static final long STORED_BYTES = 32L << 20;
  private static final long CONTENT_BYTES = 16L << 20;

  private final ShelfObjects objects;
  private final FrameMemory stored = new FrameMemory(STORED_BYTES);
  private final FrameMemory contents = new FrameMemory(CONTENT_BYTES);
  private final FrameFetcher fetcher;

  Frames(ShelfObjects objects) {
    this.objects = objects;
    this.fetcher = new FrameFetcher(objects, stored);
  }

  /** Begins to fetch those of {@code frames} that are not at hand; waits for nothing. */
  void prefetch(Collection<FrameLocation> frames) {
    fetcher.start(frames.stream().filter(frame -> !atHand(frame)).toList());
  }

  /** Returns the content of a frame. */
  Bytes content(FrameLocation frame) {
    Optional<Bytes> known = contents.get(frame.digest());
    if (known.isPresent()) {
      return known.get();
    }
    Bytes content = decompressed(frame, verified(frame));
    contents.put(frame.digest(), content);
    return content;
  }

  private boolean atHand(FrameLocation frame) {
    return stored.get(frame.digest()).isPresent()
        || objects.cache().has(frame.digest(), frame.storedBytes());
  }

  private Bytes verified(FrameLocation frame) {
    Optional<Bytes> kept = stored.get(frame.digest()).or(() -> cached(frame));
    if (kept.isPresent()) {
      if (Digest.of(kept.get()).equals(frame.digest())) {
        return kept.get();
      }
      forget(frame);
    }
    Bytes fetched = await(fetcher.start(List.of(frame)), frame);
    if (!Digest.of(fetched).equals(frame.digest())) {
      forget(frame);
      throw new CorruptObjectException(
          "packs/" + frame.pack(), "was changed at byte " + frame.offset(), null);
    }
    return fetched;
  }

  private Optional<Bytes> cached(FrameLocation frame) {
    Optional<Bytes> kept =
        objects
            .cache()
            .open(frame.digest())
            .flatMap(in -> ShelfCache.readUpTo(in, frame.storedBytes()));
    kept.ifPresent(content -> objects.meter().cached(content.size()));
    return kept;
  }

  private void forget(FrameLocation frame) {
    stored.remove(frame.digest());
    objects.cache().forget(frame.digest());
  }

  private static Bytes await(Map<Digest, CompletableFuture<Bytes>> fetches, FrameLocation frame) {
    CompletableFuture<Bytes> fetch = fetches.get(frame.digest());
    try {
      return fetch == null ? Bytes.empty() : fetch.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("fetching a frame failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException(READ, "interrupted while waiting for a pack", e, false);
    }
  }

  static Bytes decompressed(FrameLocation frame, Bytes stored) {
    byte[] content = new byte[frame.contentBytes()];
    byte[] source = stored.toByteArray();
    try {
      long length = Zstd.decompressByteArray(content, 0, content.length, source, 0, source.length);
      if (length == content.length) {
        return Bytes.wrap(content);
      }
    } catch (ZstdException e) {
      throw new CorruptObjectException("packs/" + frame.pack(), "does not decompress", e);
    }
    throw new CorruptObjectException("packs/" + frame.pack(), "has a frame of a wrong size", null);
  }
}
