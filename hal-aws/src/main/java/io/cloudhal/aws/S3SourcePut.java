package io.cloudhal.aws;

import io.cloudhal.WriteResult;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.spi.Call;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.PutOptions;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Writes a source, in parts if it is large. What is read moves on the deadline. */
final class S3SourcePut {

  private final BlobSource source;
  private final long size;
  private final S3Upload upload;

  S3SourcePut(S3Access access, BlobKey key, BlobSource source, PutOptions options) {
    this.source = source;
    this.size = source.sizeBytes();
    this.upload = new S3Upload(access, key, options, PartSizes.of(size, PartSizes.DEFAULT_BYTES));
  }

  WriteResult put() {
    boolean read = false;
    try {
      read();
      read = true;
    } finally {
      if (!read) {
        upload.discard();
      }
    }
    return upload.commit();
  }

  private void read() {
    try (InputStream content = source.open()) {
      long left = size;
      while (left > 0) {
        int count = upload.readFrom(content, left);
        if (count < 0) {
          throw invalid("source ended " + left + " bytes early", null);
        }
        left -= count;
        progress(count);
      }
      if (content.read() >= 0) {
        throw invalid("source must have " + size + " bytes, has more", null);
      }
    } catch (IOException e) {
      throw AwsErrors.isInterruption(e)
          ? Call.current().cancelled(e, false)
          : invalid("source cannot be read", e);
    }
  }

  private static void progress(int bytes) {
    Call call = Call.current();
    call.check(false);
    if (bytes > 0) {
      call.restartDeadline();
    }
  }

  private static InvalidRequestException invalid(String message, @Nullable IOException cause) {
    return new InvalidRequestException(Call.current().context(), message, cause);
  }
}
