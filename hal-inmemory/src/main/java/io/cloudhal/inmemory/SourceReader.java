package io.cloudhal.inmemory;

import io.cloudhal.error.HalException;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.spi.Call;
import io.cloudhal.storage.BlobSource;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads all that is to be stored into an upload, and refuses a source that breaks its word. */
final class SourceReader {

  private static final int BUFFER_BYTES = 64 << 10;

  private SourceReader() {}

  static void readAll(BlobSource source, Upload upload) throws IOException {
    long size = source.sizeBytes();
    byte[] buffer = buffer(size);
    long done = 0;
    try (InputStream content = reading(source::open)) {
      for (int count; (count = reading(() -> content.read(buffer))) >= 0; ) {
        done += count;
        if (done > size) {
          throw refused("source gives more than the " + size + " bytes that it promises", null);
        }
        upload.write(buffer, 0, count);
        madeProgress(count);
      }
    }
    if (done < size) {
      throw refused("source promises " + size + " bytes and gives " + done, null);
    }
  }

  static void copyAll(StoredBlob source, Upload upload) throws IOException {
    long size = source.info().sizeBytes();
    byte[] buffer = buffer(size);
    for (long done = 0; done < size; ) {
      int count = source.read(done, buffer, 0, buffer.length);
      upload.write(buffer, 0, count);
      done += count;
      madeProgress(count);
    }
  }

  /** One byte more than a small source gives, so that its end shows without another buffer. */
  private static byte[] buffer(long size) {
    return new byte[(int) Math.min(BUFFER_BYTES, size + 1)];
  }

  private static void madeProgress(int bytes) {
    Call call = Call.current();
    call.check(false);
    if (bytes > 0) {
      call.restartDeadline();
    }
  }

  private static <T> T reading(IoWork<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw StorageErrors.isInterruption(e)
          ? Call.current().cancelled(e, false)
          : refused("source cannot be read: " + e.getMessage(), e);
    }
  }

  private static HalException refused(String message, @Nullable IOException cause) {
    return new InvalidRequestException(Call.current().context(), message, cause);
  }
}
