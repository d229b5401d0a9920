package io.cloudhal.aws;

import io.cloudhal.WriteResult;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.PutOptions;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Content on its way to S3: in one request if it fits into one part, else in parts. Appears at the
 * commit. For one thread.
 */
final class S3Upload {

  private static final int FIRST_ARRAY_BYTES = 16 << 10;

  private final S3Access access;
  private final BlobKey key;
  private final PutOptions options;
  private final PartSizes sizes;
  private final S3Parts parts;
  private @Nullable S3Multipart multipart;
  private byte[] array = new byte[0];
  private int filled;
  private int number = 1;

  S3Upload(S3Access access, BlobKey key, PutOptions options, PartSizes sizes) {
    this.access = access;
    this.key = key;
    this.options = options;
    this.sizes = sizes;
    this.parts = new S3Parts(access.threads());
  }

  void write(byte[] source, int offset, int length) {
    for (int done = 0; done < length; ) {
      int count = Math.min(length - done, makeRoom(length - done));
      System.arraycopy(source, offset + done, array, filled, count);
      filled += count;
      done += count;
    }
  }

  /**
   * Reads what there is into the next part.
   *
   * @param expected how many bytes will follow, at least 1
   * @return how many were read, negative at the end
   */
  int readFrom(InputStream source, long expected) throws IOException {
    int room = makeRoom(expected);
    int count = source.read(array, filled, (int) Math.min(room, expected));
    filled += Math.max(0, count);
    return count;
  }

  /** Returns how many bytes the array of this part can take, at least 1. */
  private int makeRoom(long expected) {
    if (filled == sizes.of(number)) {
      send();
      byte[] used = parts.awaitRoom(sizes.of(number));
      array = used == null ? new byte[0] : used;
    }
    if (filled == array.length) {
      grow(expected);
    }
    return Math.min(array.length, sizes.of(number)) - filled;
  }

  /** Where the length is known, what is expected is all that will come. */
  private void grow(long expected) {
    long least = sizes.growing() ? Math.max(FIRST_ARRAY_BYTES, 2L * array.length) : 0;
    long wanted = Math.max(filled + expected, least);
    array = Arrays.copyOf(array, (int) Math.min(wanted, sizes.of(number)));
  }

  private void send() {
    S3Multipart begun = multipart;
    if (begun == null) {
      begun = S3Multipart.begin(access, key, options);
      multipart = begun;
    }
    S3Multipart upload = begun;
    S3Payload content = new S3Payload(array, filled);
    int part = number;
    parts.start(array, () -> upload.send(part, content));
    number++;
    filled = 0;
  }

  WriteResult commit() {
    S3Multipart begun = multipart;
    if (begun == null) {
      return new S3Put(access, key, options).put(new S3Payload(array, filled));
    }
    boolean written = false;
    try {
      send();
      WriteResult result = begun.complete(parts.awaitAll());
      written = result instanceof WriteResult.Written;
      return result;
    } finally {
      if (!written) {
        discard();
      }
    }
  }

  /** Gives up what was sent. To be called once, and not after a successful commit. */
  void discard() {
    parts.cancel();
    if (multipart != null) {
      multipart.abort();
    }
  }
}
