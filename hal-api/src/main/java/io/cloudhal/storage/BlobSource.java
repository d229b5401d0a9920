package io.cloudhal.storage;

import io.cloudhal.Bytes;
import io.cloudhal.internal.Checks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Content of known length to upload. */
public interface BlobSource {

  /** Returns the length in bytes, from 0. */
  long sizeBytes();

  /**
   * Opens a stream from the first byte; the caller closes it. It must give {@link #sizeBytes}
   * bytes: fewer or more fail the upload.
   *
   * @throws IOException if the content cannot be read, or was opened before and is not replayable
   */
  InputStream open() throws IOException;

  /** Returns whether {@link #open} may be called again, so that a failed attempt is repeated. */
  boolean replayable();

  /** Returns a replayable source over {@code content}. */
  static BlobSource of(Bytes content) {
    return new Sources.InMemory(content);
  }

  /**
   * Returns a replayable source over a file that must not change while it is uploaded.
   *
   * @throws IOException if the file's size cannot be read
   */
  static BlobSource of(Path file) throws IOException {
    return new Sources.OfFile(file, Files.size(file));
  }

  /**
   * Returns a source that can be opened once. A write that fails half way cannot be repeated: it
   * ends as an {@code UnavailableException} that has had no effect.
   *
   * @param sizeBytes the exact number of bytes that {@code content} gives
   */
  static BlobSource once(InputStream content, long sizeBytes) {
    return new Sources.Once(content, Checks.notNegative("size", sizeBytes));
  }
}
