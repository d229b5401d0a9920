package io.cloudhal.aws;

import io.cloudhal.spi.Call;
import io.cloudhal.storage.BlobInfo;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ReadOptions;
import io.cloudhal.storage.ReadResult;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Looks at blobs, and opens them. */
final class S3Reading {

  private final S3Access access;

  S3Reading(S3Access access) {
    this.access = access;
  }

  Optional<BlobInfo> stat(BlobKey key) {
    return access.head(key).map(found -> S3Blob.of(key, found));
  }

  ReadResult open(BlobKey key, ByteRange range, ReadOptions options) {
    boolean whole = isWhole(range);
    GetObjectRequest request = request(access, key, range, options);
    while (true) {
      try {
        return access.s3().getObject(request, new Opening(key, whole, access.watch()));
      } catch (SdkException e) {
        if (S3Refusal.of(e) != S3Refusal.RANGE) {
          return refused(e, options);
        }
      }
      Optional<ReadResult> behindTheEnd = behindTheEnd(key, range, options);
      if (behindTheEnd.isPresent()) {
        return behindTheEnd.get();
      }
      Call.current().check(false); // it has grown meanwhile
    }
  }

  static GetObjectRequest request(
      S3Access access, BlobKey key, ByteRange range, ReadOptions options) {
    boolean whole = isWhole(range);
    return GetObjectRequest.builder()
        .bucket(access.bucket())
        .key(key.value())
        .range(whole ? null : header(range))
        .ifMatch(options.version().map(Etags::etag).orElse(null))
        .ifNoneMatch(options.unlessVersion().map(Etags::etag).orElse(null))
        .overrideConfiguration(whole ? withChecksum() : AwsClients.deadline())
        .build();
  }

  /** Asked for by the header: by the option, the SDK would verify it a second time. */
  private static AwsRequestOverrideConfiguration withChecksum() {
    return AwsClients.deadline().toBuilder().putHeader("x-amz-checksum-mode", "ENABLED").build();
  }

  private static String header(ByteRange range) {
    long last = range.offset() + range.length() - 1;
    return "bytes=" + range.offset() + "-" + (last < 0 || isOpen(range) ? "" : last);
  }

  /** Spelled out, as the first comparison of records makes a cold process generate code for it. */
  private static boolean isWhole(ByteRange range) {
    return range.offset() == 0 && isOpen(range);
  }

  private static boolean isOpen(ByteRange range) {
    return range.length() == Long.MAX_VALUE;
  }

  private static ReadResult refused(SdkException error, ReadOptions options) {
    return switch (S3Refusal.of(error)) {
      case UNCHANGED -> new ReadResult.Unchanged();
      case CONDITION -> throw S3Access.stale(error);
      case ABSENT -> absent(options, error);
      default -> throw AwsErrors.of(error, false);
    };
  }

  private static ReadResult absent(ReadOptions options, @Nullable SdkException cause) {
    if (options.version().isPresent()) {
      throw S3Access.stale(cause);
    }
    return new ReadResult.Absent();
  }

  /** S3 refuses such a range without telling of the blob; empty if it is not behind the end. */
  private Optional<ReadResult> behindTheEnd(BlobKey key, ByteRange range, ReadOptions options) {
    try {
      Optional<S3Blob> found = access.head(key, options).map(head -> S3Blob.of(key, head));
      if (found.isEmpty()) {
        return Optional.of(absent(options, null));
      }
      return range.lengthIn(found.get().sizeBytes()) > 0
          ? Optional.empty()
          : Optional.of(new ReadResult.Found(found.get(), InputStream.nullInputStream()));
    } catch (SdkException e) {
      return Optional.of(refused(e, options));
    }
  }

  /** Leaves the connection to the body. */
  private record Opening(BlobKey key, boolean whole, CallWatch watch)
      implements ResponseTransformer<GetObjectResponse, ReadResult> {

    @Override
    public ReadResult transform(GetObjectResponse found, AbortableInputStream body)
        throws Exception {
      String checksum = whole ? found.checksumCRC32C() : null;
      return new ReadResult.Found(
          S3Blob.of(key, found), S3Body.of(body, found.contentLength(), checksum, watch));
    }

    @Override
    public boolean needsConnectionLeftOpen() {
      return true;
    }
  }
}
