package io.cloudhal.shelf;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.format.Digest;
import java.util.LinkedHashMap;
import java.util.Optional;

/** The most recently used frames, up to a number of bytes. Thread-safe. */
final class FrameMemory {

  private final long maxBytes;
  private final LinkedHashMap<Digest, Bytes> frames = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  FrameMemory(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  synchronized Optional<Bytes> get(Digest frame) {
    return Optional.ofNullable(frames.get(frame));
  }

  synchronized void put(Digest frame, Bytes content) {
    remove(frame);
    frames.put(frame, content);
    bytes += content.size();
    while (bytes > maxBytes && frames.size() > 1) {
      remove(frames.firstEntry().getKey());
    }
  }

  synchronized void remove(Digest frame) {
    Bytes old = frames.remove(frame);
    bytes -= old == null ? 0 : old.size();
  }
}
