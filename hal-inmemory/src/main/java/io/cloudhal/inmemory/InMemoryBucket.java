package io.cloudhal.inmemory;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Page;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.error.HalException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.spi.Call;
import io.cloudhal.storage.BlobInfo;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.BlobWriter;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.DeleteFailure;
import io.cloudhal.storage.ListEntry;
import io.cloudhal.storage.ListRequest;
import io.cloudhal.storage.PresignRequest;
import io.cloudhal.storage.PresignedRequest;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import io.cloudhal.storage.ReadResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A bucket of the in-memory computer. */
final class InMemoryBucket implements Bucket {

  private final BucketName name;
  private final Buckets buckets;
  private final UrlSigning signing;

  InMemoryBucket(BucketName name, Buckets buckets, UrlSigning signing) {
    this.name = name;
    this.buckets = buckets;
    this.signing = signing;
  }

  @Override
  public BucketName name() {
    return name;
  }

  @Override
  public Optional<BlobInfo> stat(BlobKey key) {
    return request(
        blobs -> {
          Optional<StoredBlob> found = blobs.find(key);
          if (found.isEmpty()) {
            return Optional.empty();
          }
          try (StoredBlob blob = found.get()) {
            return Optional.of(blob.info());
          }
        });
  }

  @Override
  public ReadResult open(BlobKey key, ByteRange range, ReadOptions options) {
    return request(blobs -> new BlobReading(blobs, key, options).open(range));
  }

  @Override
  public List<Bytes> readRanges(BlobKey key, List<ByteRange> ranges, ReadOptions options) {
    return request(blobs -> new BlobReading(blobs, key, options).readRanges(ranges));
  }

  @Override
  public WriteResult put(BlobKey key, BlobSource source, PutOptions options) {
    return request(
        blobs -> {
          try (Upload upload = buckets.upload(name, key, options)) {
            SourceReader.readAll(source, upload);
            return upload.publish(options.precondition());
          }
        });
  }

  @Override
  public BlobWriter create(BlobKey key, PutOptions options) {
    return request(
        blobs ->
            new InMemoryWriter(
                buckets.upload(name, key, options), options.precondition(), this::failed));
  }

  @Override
  public WriteResult copy(
      BlobKey from, Optional<Version> fromVersion, BlobKey to, Precondition precondition) {
    ReadOptions pinned = fromVersion.map(ReadOptions::ofVersion).orElse(ReadOptions.defaults());
    return request(
        blobs -> {
          try (StoredBlob source = new BlobReading(blobs, from, pinned).blob();
              Upload upload = buckets.upload(name, to, options(source.info()))) {
            SourceReader.copyAll(source, upload);
            return upload.publish(precondition);
          }
        });
  }

  private static PutOptions options(BlobRecord blob) {
    return PutOptions.defaults().withHeaders(blob.headers()).withMetadata(blob.metadata());
  }

  @Override
  public DeleteResult delete(BlobKey key, Precondition precondition) {
    return request(blobs -> blobs.delete(key, precondition));
  }

  @Override
  public List<DeleteFailure> deleteAll(Collection<BlobKey> keys) {
    List<DeleteFailure> failures = new ArrayList<>();
    int requested = 0;
    for (BlobKey key : keys) {
      Call.current().check(requested > 0);
      if (requested++ % InMemoryStorage.DELETES_PER_REQUEST == 0) {
        Call.current().countRequest();
      }
      Blobs blobs = blobs();
      try {
        blobs.delete(key, Precondition.none());
      } catch (IOException e) {
        failures.add(new DeleteFailure(key, failed(e)));
      }
    }
    return failures;
  }

  @Override
  public Page<ListEntry> list(ListRequest request) {
    return request(blobs -> new Listing(blobs, request).page());
  }

  @Override
  public PresignedRequest presign(PresignRequest request) {
    return signing.presign(name, request);
  }

  /** What is done with the blobs of the bucket. */
  @FunctionalInterface
  private interface Request<T> {
    T run(Blobs blobs) throws IOException;
  }

  private <T> T request(Request<T> request) {
    Call.current().countRequest();
    try {
      return request.run(blobs());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private Blobs blobs() {
    return buckets.find(name).orElseThrow(this::missing);
  }

  /** A bucket that is removed while it is used lets files vanish. */
  private HalException failed(IOException cause) {
    boolean removed = !StorageErrors.isInterruption(cause) && buckets.find(name).isEmpty();
    return removed ? missing() : StorageErrors.of(cause);
  }

  private NotFoundException missing() {
    return new NotFoundException(Call.current().context(), "bucket " + name + " does not exist");
  }
}
