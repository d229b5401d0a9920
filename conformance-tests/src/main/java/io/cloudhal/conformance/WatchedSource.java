package io.cloudhal.conformance;

import io.cloudhal.Bytes;
import io.cloudhal.storage.BlobSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;

/** A source that may lie about its size, and counts the streams that it opened and that wait. */
final class WatchedSource implements BlobSource {

  private final Bytes content;
  private final long declaredBytes;
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  WatchedSource(Bytes content, long declaredBytes) {
    this.content = content;
    this.declaredBytes = declaredBytes;
  }

  @Override
  public long sizeBytes() {
    return declaredBytes;
  }

  @Override
  public boolean replayable() {
    return true;
  }

  @Override
  public InputStream open() {
    opened.incrementAndGet();
    return new FilterInputStream(content.openStream()) {
      private boolean ended;

      @Override
      public void close() throws IOException {
        if (!ended) {
          ended = true;
          closed.incrementAndGet();
        }
        super.close();
      }
    };
  }

  /** Returns how many streams were opened. */
  int opened() {
    return opened.get();
  }

  /** Returns how many of them were not closed. */
  int waiting() {
    return opened.get() - closed.get();
  }
}
