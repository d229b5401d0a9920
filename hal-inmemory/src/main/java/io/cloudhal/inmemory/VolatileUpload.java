package io.cloudhal.inmemory;

import io.cloudhal.Precondition;
import io.cloudhal.WriteResult;
import io.cloudhal.spi.TimeSource;
import java.io.IOException;

/** An upload that is kept on the heap. */
final class VolatileUpload implements Upload {

  private final BlobRecord begun;
  private final TimeSource time;
  private final IoWork<VolatileBlobs> bucket;
  private final ChunkedBytes content = new ChunkedBytes();

  VolatileUpload(BlobRecord begun, TimeSource time, IoWork<VolatileBlobs> bucket) {
    this.begun = begun;
    this.time = time;
    this.bucket = bucket;
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    content.append(source, offset, length);
  }

  @Override
  public WriteResult publish(Precondition precondition) throws IOException {
    content.trim();
    BlobRecord info = begun.completed(content.size(), time.now());
    return bucket.run().put(new VolatileBlob(info, content), precondition);
  }

  @Override
  public void close() {}
}
