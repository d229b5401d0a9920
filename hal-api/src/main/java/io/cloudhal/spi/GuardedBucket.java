package io.cloudhal.spi;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Page;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.observe.Operation;
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
import io.cloudhal.storage.StorageCapabilities;
import io.cloudhal.storage.StorageFeature;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Adds to a bucket of a driver what all share. */
final class GuardedBucket implements Bucket {

  private final Bucket driver;
  private final StorageCapabilities capabilities;
  private final Guard guard;
  private final Operation open;
  private final Operation put;

  GuardedBucket(Bucket driver, StorageCapabilities capabilities, Guard guard) {
    this.driver = driver;
    this.capabilities = capabilities;
    this.guard = guard;
    this.open = operation("open");
    this.put = operation("put");
  }

  private Operation operation(String method) {
    return guard.operation("storage." + method, driver.name().value());
  }

  @Override
  public BucketName name() {
    return driver.name();
  }

  @Override
  public Optional<BlobInfo> stat(BlobKey key) {
    return guard.call(operation("stat"), () -> driver.stat(key));
  }

  @Override
  public ReadResult open(BlobKey key, ByteRange range, ReadOptions options) {
    Span span = guard.start(open);
    ReadResult result = span.run(() -> driver.open(key, range, options));
    if (result instanceof ReadResult.Found found) {
      return new ReadResult.Found(found.info(), new GuardedBody(found.body(), span));
    }
    span.succeeded();
    return result;
  }

  @Override
  public List<Bytes> readRanges(BlobKey key, List<ByteRange> ranges, ReadOptions options) {
    return guard.call(
        operation("readRanges"),
        () -> {
          if (options.unlessVersion().isPresent()) {
            throw Guard.invalid("readRanges must be given a version or none");
          }
          List<Bytes> read = ranges.isEmpty() ? List.of() : driver.readRanges(key, ranges, options);
          read.forEach(each -> Call.current().countReceived(each.size()));
          return read;
        });
  }

  @Override
  public WriteResult put(BlobKey key, BlobSource source, PutOptions options) {
    return guard.call(
        put,
        () -> {
          long size = source.sizeBytes();
          Guard.requireAtMost("bytes of blob", size, capabilities.maxBlobBytes());
          WriteResult result = driver.put(key, source, options);
          Call.current().countSent(size);
          return result;
        });
  }

  @Override
  public BlobWriter create(BlobKey key, PutOptions options) {
    Span span = guard.start(operation("create"));
    return new GuardedWriter(
        span.run(() -> driver.create(key, options)), span, capabilities.maxBlobBytes());
  }

  @Override
  public WriteResult copy(
      BlobKey from, Optional<Version> fromVersion, BlobKey to, Precondition precondition) {
    return guard.call(operation("copy"), () -> driver.copy(from, fromVersion, to, precondition));
  }

  @Override
  public DeleteResult delete(BlobKey key, Precondition precondition) {
    return guard.call(
        operation("delete"),
        () -> {
          if (precondition instanceof Precondition.IfAbsent) {
            throw Guard.invalid("a delete must have no precondition or a version");
          }
          return driver.delete(key, precondition);
        });
  }

  @Override
  public List<DeleteFailure> deleteAll(Collection<BlobKey> keys) {
    return guard.call(
        operation("deleteAll"),
        () -> {
          Guard.requireDistinct("key", keys);
          return keys.isEmpty() ? List.of() : driver.deleteAll(keys);
        });
  }

  @Override
  public Page<ListEntry> list(ListRequest request) {
    return guard.call(operation("list"), () -> driver.list(request));
  }

  @Override
  public PresignedRequest presign(PresignRequest request) {
    return guard.call(
        operation("presign"),
        () -> {
          if (!capabilities.features().contains(StorageFeature.PRESIGN)) {
            throw Guard.unsupported(StorageFeature.PRESIGN);
          }
          return driver.presign(request);
        });
  }
}
