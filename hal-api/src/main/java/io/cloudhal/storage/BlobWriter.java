package io.cloudhal.storage;

import io.cloudhal.WriteResult;
import java.io.OutputStream;

/**
 * Upload of a length that is not known beforehand. Not thread-safe.
 *
 * <p>The blob appears, whole, when {@link #commit} returns. {@link #close} without {@code commit}
 * discards it, so that an exception inside try-with-resources never publishes half a blob. Heap in
 * use is bounded by part size times parallel parts, whatever the length.
 */
public interface BlobWriter extends AutoCloseable {

  /**
   * Returns the stream to write to. Closing it does nothing. A failed upload throws an {@code
   * IOException} whose cause is a {@link io.cloudhal.error.HalException}; writing after {@code
   * commit} or {@code close} throws an {@code IOException}.
   */
  OutputStream stream();

  /**
   * Publishes what was written. A lost race is a {@code Conflict} if the write was conditional,
   * else an {@code UnavailableException} (retryable, no effect). Nothing can be written afterwards.
   *
   * @throws IllegalStateException if committed or closed before
   */
  WriteResult commit();

  /** Discards the upload unless committed. Idempotent. */
  @Override
  void close();
}
