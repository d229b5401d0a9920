package com.example.acme;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Page;
import io.cloudhal.Precondition;
import io.cloudhal.Precondition.IfAbsent;
import io.cloudhal.Precondition.IfVersion;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.error.StaleVersionException;
import io.cloudhal.spi.Call;
import io.cloudhal.spi.TimeSource;
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
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** A bucket on the heap. Each call is one request and happens at once. */
record AcmeBucket(BucketName name, AcmeHeap heap, TimeSource time) implements Bucket {

  @Override
  public Optional<BlobInfo> stat(BlobKey key) {
    return request(blobs -> Optional.ofNullable(blobs.get(key)));
  }

  @Override
  public ReadResult open(BlobKey key, ByteRange range, ReadOptions options) {
    Optional<AcmeBlob> found = latest(key, options.version());
    if (found.isEmpty()) {
      return new ReadResult.Absent();
    }
    AcmeBlob blob = found.get();
    return options.unlessVersion().equals(Optional.of(blob.version()))
        ? new ReadResult.Unchanged()
        : new ReadResult.Found(blob, slice(blob, range).openStream());
  }

  @Override
  public List<Bytes> readRanges(BlobKey key, List<ByteRange> ranges, ReadOptions options) {
    AcmeBlob blob = latest(key, options.version()).orElseThrow(() -> missing("blob"));
    return ranges.stream().map(range -> slice(blob, range)).toList();
  }

  @Override
  public WriteResult put(BlobKey key, BlobSource source, PutOptions options) {
    try (InputStream stream = source.open()) {
      byte[] content = stream.readNBytes((int) source.sizeBytes());
      if (content.length < source.sizeBytes() || stream.read() >= 0) {
        throw new InvalidRequestException(Call.current().context(), "wrong size");
      }
      return write(key, Bytes.wrap(content), options);
    } catch (IOException e) {
      throw new InvalidRequestException(Call.current().context(), "unreadable source", e);
    }
  }

  @Override
  public BlobWriter create(BlobKey key, PutOptions options) {
    return new AcmeWriter(content -> write(key, content, options));
  }

  @Override
  public WriteResult copy(
      BlobKey from, Optional<Version> fromVersion, BlobKey to, Precondition precondition) {
    AcmeBlob blob = latest(from, fromVersion).orElseThrow(() -> missing("blob"));
    PutOptions options =
        PutOptions.defaults().withHeaders(blob.headers()).withMetadata(blob.metadata());
    return write(to, blob.content(), options.withPrecondition(precondition));
  }

  @Override
  public DeleteResult delete(BlobKey key, Precondition precondition) {
    return request(
        blobs -> {
          Optional<Version> current = Optional.ofNullable(blobs.get(key)).map(AcmeBlob::version);
          if (precondition instanceof IfVersion expected) {
            if (current.isEmpty()) {
              return new DeleteResult.Absent();
            } else if (!current.get().equals(expected.expected())) {
              return new DeleteResult.Conflict(current);
            }
          }
          blobs.remove(key);
          return new DeleteResult.Deleted();
        });
  }

  @Override
  public List<DeleteFailure> deleteAll(Collection<BlobKey> keys) {
    return request(
        blobs -> {
          blobs.keySet().removeAll(keys);
          return List.of();
        });
  }

  @Override
  public Page<ListEntry> list(ListRequest request) {
    return request(blobs -> new AcmeListing(request).of(blobs));
  }

  @Override
  public PresignedRequest presign(PresignRequest request) {
    throw new UnsupportedOperationException("not declared, so never called");
  }

  private Optional<AcmeBlob> latest(BlobKey key, Optional<Version> pinned) {
    Optional<AcmeBlob> found = request(blobs -> Optional.ofNullable(blobs.get(key)));
    if (pinned.isPresent() && !found.map(AcmeBlob::version).equals(pinned)) {
      throw new StaleVersionException(Call.current().context(), "no longer there");
    }
    return found;
  }

  private WriteResult write(BlobKey key, Bytes content, PutOptions options) {
    return request(
        blobs -> {
          Optional<Version> current = Optional.ofNullable(blobs.get(key)).map(AcmeBlob::version);
          boolean lost =
              options.precondition() instanceof IfAbsent && current.isPresent()
                  || options.precondition() instanceof IfVersion expected
                      && !current.equals(Optional.of(expected.expected()));
          if (lost) {
            return new WriteResult.Conflict(current);
          }
          Version version = new Version("acme-" + heap.nextWrite());
          blobs.put(
              key,
              new AcmeBlob(
                  key, content, version, time.now(), options.headers(), options.metadata()));
          return new WriteResult.Written(version);
        });
  }

  private <T> T request(Function<TreeMap<BlobKey, AcmeBlob>, T> work) {
    Call.current().countRequest();
    TreeMap<BlobKey, AcmeBlob> blobs = heap.bucket(name).orElseThrow(() -> missing("bucket"));
    synchronized (blobs) {
      return work.apply(blobs);
    }
  }

  private static Bytes slice(AcmeBlob blob, ByteRange range) {
    int length = (int) range.lengthIn(blob.sizeBytes());
    return length == 0 ? Bytes.empty() : blob.content().slice((int) range.offset(), length);
  }

  private static NotFoundException missing(String what) {
    return new NotFoundException(Call.current().context(), "there is no such " + what);
  }
}
