package io.cloudhal.aws;

import io.cloudhal.Bytes;
import io.cloudhal.Version;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.spi.Call;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ReadOptions;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Reads ranges of one version: the first alone, which tells the version, the others together. */
final class S3Ranges {

  private static final int MAX_ARRAY_BYTES = Integer.MAX_VALUE - 8;

  private final S3Access access;
  private final BlobKey key;

  S3Ranges(S3Access access, BlobKey key) {
    this.access = access;
    this.key = key;
  }

  List<Bytes> read(List<ByteRange> ranges, ReadOptions options) {
    MergedRanges merged = MergedRanges.of(ranges);
    List<Span> spans =
        options.version().isPresent()
            ? fetchAll(merged.spans(), options)
            : fetchAllOfLatest(merged.spans());
    return IntStream.range(0, ranges.size())
        .mapToObj(i -> spans.get(merged.spanOf(i)).cut(ranges.get(i)))
        .toList();
  }

  private List<Span> fetchAllOfLatest(List<ByteRange> spans) {
    Span first = fetch(spans.get(0), ReadOptions.defaults());
    if (first.version().isEmpty()) {
      return Collections.nCopies(spans.size(), first); // the others are farther behind the end
    }
    List<Span> all = new ArrayList<>(List.of(first));
    ReadOptions pinned = ReadOptions.ofVersion(first.version().get());
    all.addAll(fetchAll(spans.subList(1, spans.size()), pinned));
    return all;
  }

  private List<Span> fetchAll(List<ByteRange> spans, ReadOptions options) {
    List<Callable<Span>> requests = new ArrayList<>();
    spans.forEach(span -> requests.add(() -> fetch(span, options)));
    return access.threads().runAll(requests, false);
  }

  private Span fetch(ByteRange span, ReadOptions options) {
    GetObjectRequest request = S3Reading.request(access, key, span, options);
    try {
      return access.s3().getObject(request, (found, body) -> receive(span, found, body));
    } catch (SdkException e) {
      return switch (S3Refusal.of(e)) {
        case RANGE -> Span.behindTheEnd(span);
        case CONDITION -> throw S3Access.stale(e);
        case ABSENT -> throw options.version().isPresent() ? S3Access.stale(e) : absent(e);
        default -> throw AwsErrors.of(e, false);
      };
    }
  }

  private static Span receive(ByteRange span, GetObjectResponse found, InputStream body)
      throws IOException {
    long length = found.contentLength();
    if (length > MAX_ARRAY_BYTES) {
      throw new InvalidRequestException(
          Call.current().context(), "a range must have at most " + MAX_ARRAY_BYTES + " bytes");
    }
    byte[] content = new byte[(int) length];
    if (body.readNBytes(content, 0, content.length) < content.length) {
      throw new EOFException("the body ended early");
    }
    return new Span(span.offset(), Bytes.wrap(content), Optional.of(Etags.version(found.eTag())));
  }

  private static NotFoundException absent(SdkException cause) {
    return new NotFoundException(
        Call.current().context(), "nothing is stored under the key", cause);
  }

  /** What was read at once; without a version if it is behind the end. */
  private record Span(long offset, Bytes content, Optional<Version> version) {

    static Span behindTheEnd(ByteRange range) {
      return new Span(range.offset(), Bytes.empty(), Optional.empty());
    }

    Bytes cut(ByteRange range) {
      long from = Math.min(range.offset() - offset, content.size());
      return content.slice((int) from, (int) Math.min(range.length(), content.size() - from));
    }
  }
}
