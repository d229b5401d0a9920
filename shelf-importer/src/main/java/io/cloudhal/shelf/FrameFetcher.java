package io.cloudhal.shelf;

import io.cloudhal.Bytes;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.shelf.format.Digest;
import io.cloudhal.shelf.format.FrameLocation;
import io.cloudhal.storage.ReadOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fetches frames from packs as they are stored, ranges in parallel. A frame that is under way is
 * not asked for again; if it cannot be had, whoever waits for it is told, and the next one may try
 * anew.
 */
final class FrameFetcher {

  private final ShelfObjects objects;
  private final FrameMemory memory;
  private final Map<Digest, CompletableFuture<Bytes>> underWay = new ConcurrentHashMap<>();

  FrameFetcher(ShelfObjects objects, FrameMemory memory) {
    this.objects = objects;
    this.memory = memory;
  }

  /** Begins to fetch what is not under way yet, and returns what all will be. */
  Map<Digest, CompletableFuture<Bytes>> start(Collection<FrameLocation> frames) {
    Map<Digest, CompletableFuture<Bytes>> all = new HashMap<>();
    List<FrameLocation> mine = new ArrayList<>();
    for (FrameLocation frame : frames) {
      CompletableFuture<Bytes> fresh = new CompletableFuture<>();
      CompletableFuture<Bytes> earlier = underWay.putIfAbsent(frame.digest(), fresh);
      all.putIfAbsent(frame.digest(), earlier == null ? fresh : earlier);
      if (earlier == null && !arrived(frame)) {
        mine.add(frame);
      }
    }
    PackRange.covering(mine).forEach(this::start);
    return all;
  }

  /** A fetch may have ended after the caller looked into memory and before it asked here. */
  private boolean arrived(FrameLocation frame) {
    Optional<Bytes> stored = memory.get(frame.digest());
    stored.ifPresent(bytes -> complete(frame, bytes));
    return stored.isPresent();
  }

  private void start(PackRange range) {
    Thread.ofVirtual().name("shelf-fetch").start(() -> run(range));
  }

  private void run(PackRange range) {
    try {
      Bytes content = fetch(objects, range);
      for (FrameLocation frame : range.frames()) {
        Bytes stored = part(range, content, frame);
        memory.put(frame.digest(), stored);
        objects.cache().keep(frame.digest(), stored.asByteBuffer());
        complete(frame, stored);
      }
    } catch (RuntimeException | Error e) {
      range.frames().forEach(frame -> fail(frame, e));
    }
  }

  private void complete(FrameLocation frame, Bytes stored) {
    CompletableFuture<Bytes> waiting = underWay.remove(frame.digest());
    if (waiting != null) {
      waiting.complete(stored);
    }
  }

  private void fail(FrameLocation frame, Throwable error) {
    CompletableFuture<Bytes> waiting = underWay.remove(frame.digest());
    if (waiting != null) {
      waiting.completeExceptionally(error);
    }
  }

  /** Returns the bytes of a range; not verified. */
  static Bytes fetch(ShelfObjects objects, PackRange range) {
    ShelfLocation location = objects.location();
    objects.meter().request();
    try {
      Bytes content =
          location
              .bucket()
              .readRanges(
                  location.key(range.object()), List.of(range.range()), ReadOptions.defaults())
              .getFirst();
      objects.meter().received(content.size());
      if (content.size() == range.range().length()) {
        return content;
      }
    } catch (NotFoundException e) {
      throw new CorruptObjectException(range.object(), "is missing", e);
    } catch (InvalidRequestException e) {
      throw new CorruptObjectException(range.object(), "is cut short", e);
    }
    throw new CorruptObjectException(range.object(), "is cut short", null);
  }

  static Bytes part(PackRange range, Bytes content, FrameLocation frame) {
    int from = Math.toIntExact(frame.offset() - range.range().offset());
    return content.slice(from, frame.storedBytes());
  }
}
