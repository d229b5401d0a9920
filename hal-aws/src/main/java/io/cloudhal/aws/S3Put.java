package io.cloudhal.aws;

import io.cloudhal.Precondition;
import io.cloudhal.WriteResult;
import io.cloudhal.spi.Backoff;
import io.cloudhal.spi.Call;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.PutOptions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Writes a blob in one request, again while another write is under way. */
final class S3Put {

  private final S3Access access;
  private final BlobKey key;
  private final PutOptions options;
  private final S3WriteToken token = S3WriteToken.random();

  S3Put(S3Access access, BlobKey key, PutOptions options) {
    this.access = access;
    this.key = key;
    this.options = options;
  }

  WriteResult put(S3Payload content) {
    Precondition precondition = options.precondition();
    S3RefusedWrite refused = new S3RefusedWrite(access, key, precondition, token::marks);
    Backoff backoff = new Backoff();
    String checksum = content.checksum();
    while (true) {
      try {
        return new WriteResult.Written(
            Etags.written(
                access.s3().putObject(request(content, checksum), content.body()).eTag()));
      } catch (SdkException e) {
        refused.failed();
        S3Refusal refusal = S3Refusal.of(e);
        if (isConditional() && isAboutCondition(refusal)) {
          return refused.conditionRefused(e);
        }
        if (refusal != S3Refusal.GAVE_WAY || !Call.current().pause(backoff.next(), false)) {
          throw AwsErrors.of(e, true);
        }
      }
    }
  }

  private boolean isConditional() {
    return isConditional(options.precondition());
  }

  static boolean isConditional(Precondition precondition) {
    return !(precondition instanceof Precondition.None);
  }

  /** A version is expected of a blob that is gone: S3 says that the key is not found. */
  static boolean isAboutCondition(S3Refusal refusal) {
    return refusal == S3Refusal.CONDITION || refusal == S3Refusal.ABSENT;
  }

  private PutObjectRequest request(S3Payload content, String checksum) {
    return PutObjectRequest.builder()
        .bucket(access.bucket())
        .key(key.value())
        .contentType(options.headers().type().orElse(null))
        .contentEncoding(options.headers().encoding().orElse(null))
        .contentDisposition(options.headers().disposition().orElse(null))
        .cacheControl(options.headers().cacheControl().orElse(null))
        .metadata(metadata())
        .checksumCRC32C(checksum)
        .ifMatch(Etags.ifMatch(options.precondition()))
        .ifNoneMatch(Etags.ifNoneMatch(options.precondition()))
        .overrideConfiguration(content.limits())
        .build();
  }

  /**
   * Only a condition makes it matter which write was whose. None instead of empty ones, as the SDK
   * builds a request with metadata anew.
   */
  private @Nullable Map<String, String> metadata() {
    if (isConditional()) {
      return token.metadata(options);
    }
    return options.metadata().isEmpty() ? null : options.metadata();
  }
}
