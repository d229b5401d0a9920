package io.cloudhal.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Outcome of {@link Bucket#open}. Closing it closes the body, if there is one. */
public sealed interface ReadResult extends AutoCloseable {

  /**
   * The blob is there.
   *
   * @param info the version that the body belongs to
   * @param body the bytes of the range; must be closed. A failure while reading is an {@code
   *     IOException} whose cause is a {@link io.cloudhal.error.HalException}; it never ends early
   *     without one
   */
  record Found(BlobInfo info, InputStream body) implements ReadResult {
    public Found {
      Objects.requireNonNull(info);
      Objects.requireNonNull(body);
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  /** Nothing is stored under the key. */
  record Absent() implements ReadResult {
    @Override
    public void close() {}
  }

  /** The latest version is the one that the caller has already. */
  record Unchanged() implements ReadResult {
    @Override
    public void close() {}
  }

  @Override
  void close() throws IOException;
}
