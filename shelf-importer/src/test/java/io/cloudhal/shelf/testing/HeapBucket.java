package io.cloudhal.shelf.testing;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Page;
import io.cloudhal.Precondition;
import io.cloudhal.ProviderId;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.error.ErrorContext;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.storage.BlobInfo;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.BlobWriter;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ContentHeaders;
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
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The part of a bucket that a shelf uses, on the heap: what tests may look into, damage, and count
 * the calls of. Everything that a shelf must not call throws.
 */
public class HeapBucket implements Bucket {

  private record Blob(Bytes content, long version) {}

  private final Map<BlobKey, Blob> blobs = new ConcurrentSkipListMap<>();
  private final AtomicLong versions = new AtomicLong();
  private final List<String> calls = new CopyOnWriteArrayList<>();

  /** Returns the calls so far, such as {@code open root}. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** Returns the calls since the last time. */
  public List<String> drainCalls() {
    List<String> drained = calls();
    calls.clear();
    return drained;
  }

  /** Returns all keys in ascending order. */
  public List<String> keys() {
    return blobs.keySet().stream().map(BlobKey::value).toList();
  }

  /** Returns the content of {@code key}. */
  public Bytes content(String key) {
    return blob(BlobKey.of(key)).content();
  }

  /** Replaces the content of {@code key} behind everybody's back. */
  public void set(String key, Bytes content) {
    blobs.put(BlobKey.of(key), new Blob(content, versions.incrementAndGet()));
  }

  /** Removes {@code key} behind everybody's back. */
  public void remove(String key) {
    blobs.remove(BlobKey.of(key));
  }

  @Override
  public BucketName name() {
    return new BucketName("heap");
  }

  @Override
  public Optional<BlobInfo> stat(BlobKey key) {
    calls.add("stat " + key);
    return Optional.ofNullable(blobs.get(key)).map(blob -> info(key, blob));
  }

  @Override
  public ReadResult open(BlobKey key, ByteRange range, ReadOptions options) {
    calls.add("open " + key);
    Blob blob = blobs.get(key);
    return blob == null
        ? new ReadResult.Absent()
        : new ReadResult.Found(info(key, blob), part(blob, range).openStream());
  }

  @Override
  public List<Bytes> readRanges(BlobKey key, List<ByteRange> ranges, ReadOptions options) {
    calls.add("ranges " + key + " " + ranges.size());
    Blob blob = blob(key);
    for (ByteRange range : ranges) {
      if (range.offset() + range.length() > blob.content().size()) {
        throw new InvalidRequestException(context("storage.ranges"), "range behind the end");
      }
    }
    return ranges.stream().map(range -> part(blob, range)).toList();
  }

  @Override
  public WriteResult put(BlobKey key, BlobSource source, PutOptions options) {
    calls.add("put " + key);
    Blob next = new Blob(read(source), versions.incrementAndGet());
    Blob result =
        blobs.compute(key, (k, current) -> holds(options.precondition(), current) ? next : current);
    return result.version() == next.version()
        ? new WriteResult.Written(version(next))
        : new WriteResult.Conflict(Optional.empty());
  }

  @Override
  public BlobWriter create(BlobKey key, PutOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public WriteResult copy(
      BlobKey from, Optional<Version> fromVersion, BlobKey to, Precondition precondition) {
    throw new UnsupportedOperationException();
  }

  @Override
  public DeleteResult delete(BlobKey key, Precondition precondition) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<DeleteFailure> deleteAll(Collection<BlobKey> keys) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page<ListEntry> list(ListRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PresignedRequest presign(PresignRequest request) {
    throw new UnsupportedOperationException();
  }

  private Blob blob(BlobKey key) {
    Blob blob = blobs.get(key);
    if (blob == null) {
      throw new NotFoundException(context("storage.read"), key + " is not there");
    }
    return blob;
  }

  private static boolean holds(Precondition precondition, @Nullable Blob current) {
    return switch (precondition) {
      case Precondition.None none -> true;
      case Precondition.IfAbsent absent -> current == null;
      case Precondition.IfVersion version ->
          current != null && version(current).equals(version.expected());
    };
  }

  private static Bytes part(Blob blob, ByteRange range) {
    int from = (int) Math.min(range.offset(), blob.content().size());
    return blob.content().slice(from, (int) range.lengthIn(blob.content().size()));
  }

  private static Bytes read(BlobSource source) {
    try (InputStream in = source.open()) {
      return Bytes.wrap(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Version version(Blob blob) {
    return new Version("v" + blob.version());
  }

  private static ErrorContext context(String operation) {
    return ErrorContext.of(new ProviderId("heap"), operation, "heap");
  }

  private static BlobInfo info(BlobKey key, Blob blob) {
    return new BlobInfo() {
      @Override
      public BlobKey key() {
        return key;
      }

      @Override
      public long sizeBytes() {
        return blob.content().size();
      }

      @Override
      public Version version() {
        return HeapBucket.version(blob);
      }

      @Override
      public Instant modifiedAt() {
        return Instant.EPOCH;
      }

      @Override
      public ContentHeaders headers() {
        return ContentHeaders.none();
      }

      @Override
      public Map<String, String> metadata() {
        return Map.of();
      }
    };
  }
}
