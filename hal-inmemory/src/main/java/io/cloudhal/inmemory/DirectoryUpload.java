package io.cloudhal.inmemory;

import io.cloudhal.Precondition;
import io.cloudhal.WriteResult;
import io.cloudhal.spi.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An upload that is kept in a temporary file. */
final class DirectoryUpload implements Upload {

  private final Path path;
  private final BlobFileWriter file;
  private final TimeSource time;
  private final FilePlacement placement;
  private final IoWork<DirectoryBlobs> bucket;

  DirectoryUpload(
      Path path,
      BlobRecord begun,
      TimeSource time,
      FilePlacement placement,
      IoWork<DirectoryBlobs> bucket)
      throws IOException {
    this.path = path;
    this.file = new BlobFileWriter(path, begun);
    this.time = time;
    this.placement = placement;
    this.bucket = bucket;
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    file.write(source, offset, length);
  }

  @Override
  public WriteResult publish(Precondition precondition) throws IOException {
    BlobRecord blob = file.finish(time.now(), placement);
    return bucket.run().publish(path, blob, precondition);
  }

  @Override
  public void close() throws IOException {
    file.close();
    Files.deleteIfExists(path);
  }
}
