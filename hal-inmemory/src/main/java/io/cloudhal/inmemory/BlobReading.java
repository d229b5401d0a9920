package io.cloudhal.inmemory;

import io.cloudhal.Bytes;
import io.cloudhal.Version;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.error.StaleVersionException;
import io.cloudhal.spi.Call;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ReadOptions;
import io.cloudhal.storage.ReadResult;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a blob in the version that is asked for. */
final class BlobReading {

  private final Blobs blobs;
  private final BlobKey key;
  private final ReadOptions options;

  BlobReading(Blobs blobs, BlobKey key, ReadOptions options) {
    this.blobs = blobs;
    this.key = key;
    this.options = options;
  }

  ReadResult open(ByteRange range) throws IOException {
    Optional<StoredBlob> found = find();
    if (found.isEmpty()) {
      return new ReadResult.Absent();
    }
    StoredBlob blob = found.get();
    if (options.unlessVersion().equals(Optional.of(blob.info().version()))) {
      blob.close();
      return new ReadResult.Unchanged();
    }
    return new ReadResult.Found(blob.info(), new BlobBody(blob, range));
  }

  List<Bytes> readRanges(List<ByteRange> ranges) throws IOException {
    try (StoredBlob blob = blob()) {
      List<Bytes> read = new ArrayList<>();
      for (ByteRange range : ranges) {
        Call.current().check(false);
        read.add(read(blob, range));
      }
      return read;
    }
  }

  private static Bytes read(StoredBlob blob, ByteRange range) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(range.lengthIn(blob.info().sizeBytes()))];
    for (int done = 0; done < bytes.length; ) {
      int count = blob.read(range.offset() + done, bytes, done, bytes.length - done);
      if (count < 0) {
        throw new EOFException("blob ends too early");
      }
      done += count;
    }
    return Bytes.wrap(bytes);
  }

  /** Returns the blob, which must be there. */
  StoredBlob blob() throws IOException {
    return find()
        .orElseThrow(
            () ->
                new NotFoundException(Call.current().context(), "nothing is stored under the key"));
  }

  private Optional<StoredBlob> find() throws IOException {
    Optional<StoredBlob> found = blobs.find(key);
    Optional<Version> current = found.map(blob -> blob.info().version());
    if (options.version().isPresent() && !options.version().equals(current)) {
      if (found.isPresent()) {
        found.get().close();
      }
      throw new StaleVersionException(
          Call.current().context(), "version " + options.version().get() + " is gone");
    }
    return found;
  }
}
