package io.cloudhal.spi;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Page;
import io.cloudhal.PageToken;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
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
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** Whole blobs, unconditionally; streams that fail as planned, listings in tiny pages. */
final class TinyBucket implements Bucket {

  final Faults faults = new Faults();
  int pageSize = 1000;
  int failingDeletes;
  private final Map<BlobKey, Bytes> blobs = new ConcurrentSkipListMap<>();

  private record Info(BlobKey key, long sizeBytes) implements BlobInfo {
    @Override
    public Version version() {
      return new Version("v");
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
  }

  @Override
  public BucketName name() {
    return new BucketName("tiny-bucket");
  }

  @Override
  public Optional<BlobInfo> stat(BlobKey key) {
    request("stat");
    return Optional.ofNullable(blobs.get(key)).map(content -> new Info(key, content.size()));
  }

  @Override
  public ReadResult open(BlobKey key, ByteRange range, ReadOptions options) {
    request("open");
    Bytes content = blobs.get(key);
    return content == null
        ? new ReadResult.Absent()
        : new ReadResult.Found(new Info(key, content.size()), new Body(content.openStream()));
  }

  private final class Body extends FilterInputStream {
    Body(InputStream content) {
      super(content);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      io("read");
      return super.read(target, offset, length);
    }

    @Override
    public void close() throws IOException {
      io("closeBody");
    }
  }

  @Override
  public List<Bytes> readRanges(BlobKey key, List<ByteRange> ranges, ReadOptions options) {
    request("readRanges");
    Bytes content = blobs.get(key);
    if (content == null) {
      throw new NotFoundException(Call.current().context(), key + " is not there");
    }
    return ranges.stream()
        .map(
            range ->
                content.slice(
                    Math.toIntExact(range.offset()),
                    Math.toIntExact(range.lengthIn(content.size()))))
        .toList();
  }

  @Override
  public WriteResult put(BlobKey key, BlobSource source, PutOptions options) {
    request("put");
    try (InputStream content = source.open()) {
      blobs.put(key, Bytes.wrap(content.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new WriteResult.Written(new Version("v"));
  }

  @Override
  public BlobWriter create(BlobKey key, PutOptions options) {
    request("create");
    return new Writer(key);
  }

  private final class Writer implements BlobWriter {
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final BlobKey key;

    Writer(BlobKey key) {
      this.key = key;
    }

    @Override
    public OutputStream stream() {
      return new FilterOutputStream(content) {
        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
          io("write");
          content.write(source, offset, length);
        }
      };
    }

    @Override
    public WriteResult commit() {
      request("commit");
      blobs.put(key, Bytes.copyOf(content.toByteArray()));
      return new WriteResult.Written(new Version("v"));
    }

    @Override
    public void close() {
      request("discard");
    }
  }

  @Override
  public WriteResult copy(
      BlobKey from, Optional<Version> fromVersion, BlobKey to, Precondition precondition) {
    request("copy");
    return new WriteResult.Written(new Version("v"));
  }

  @Override
  public DeleteResult delete(BlobKey key, Precondition precondition) {
    request("delete");
    blobs.remove(key);
    return new DeleteResult.Deleted();
  }

  @Override
  public List<DeleteFailure> deleteAll(Collection<BlobKey> keys) {
    request("deleteAll");
    if (failingDeletes > 0) {
      failingDeletes--;
      return keys.stream().map(key -> new DeleteFailure(key, Faults.passing())).toList();
    }
    blobs.keySet().removeAll(keys);
    return List.of();
  }

  @Override
  public Page<ListEntry> list(ListRequest request) {
    request("list");
    List<ListEntry> following =
        entries(request)
            .filter(each -> request.after().map(token -> isBehind(each, token)).orElse(true))
            .toList();
    if (following.size() <= pageSize) {
      return Page.last(following);
    }
    List<ListEntry> items = following.subList(0, pageSize);
    return new Page<>(items, Optional.of(new PageToken(items.get(pageSize - 1).name())));
  }

  private Stream<ListEntry> entries(ListRequest request) {
    int from = request.prefix().length();
    return blobs.entrySet().stream()
        .filter(each -> each.getKey().value().startsWith(request.prefix()))
        .map(
            each -> {
              String name = each.getKey().value();
              int end = request.isShallow() ? name.indexOf('/', from) : -1;
              return end < 0
                  ? new ListEntry.Blob(
                      each.getKey(), each.getValue().size(), new Version("v"), Instant.EPOCH)
                  : new ListEntry.Folder(name.substring(0, end + 1));
            })
        .<ListEntry>map(each -> each)
        .distinct();
  }

  private static boolean isBehind(ListEntry entry, PageToken token) {
    return entry.name().compareTo(token.value()) > 0;
  }

  @Override
  public PresignedRequest presign(PresignRequest request) {
    throw new AssertionError("the guard refuses this");
  }

  private void request(String method) {
    Call.current().countRequest();
    faults.pass(method);
  }

  /** Lets a planned {@link UncheckedIOException} come out as an {@code IOException}. */
  private void io(String method) throws IOException {
    try {
      request(method);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
