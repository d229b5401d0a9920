package io.cloudhal.aws;

import io.cloudhal.Precondition;
import io.cloudhal.WriteResult;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.spi.Call;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.PutOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** An upload in parts, from its begin to its end. Parts may be sent by several threads. */
final class S3Multipart {

  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final S3Access access;
  private final BlobKey key;
  private final Precondition precondition;
  private final S3WriteToken token;
  private final String id;

  private S3Multipart(
      S3Access access, BlobKey key, Precondition precondition, S3WriteToken token, String id) {
    this.access = access;
    this.key = key;
    this.precondition = precondition;
    this.token = token;
    this.id = id;
  }

  /** Begins an upload whose parts have checksums of ours. */
  static S3Multipart begin(S3Access access, BlobKey key, PutOptions options) {
    return begin(access, key, options, ChecksumAlgorithm.CRC32_C, ChecksumType.FULL_OBJECT);
  }

  /** Begins an upload of parts that S3 has already, whose checksums it computes. */
  static S3Multipart beginCopy(S3Access access, BlobKey key, PutOptions options) {
    return begin(access, key, options, null, null);
  }

  private static S3Multipart begin(
      S3Access access,
      BlobKey key,
      PutOptions options,
      @Nullable ChecksumAlgorithm algorithm,
      @Nullable ChecksumType checksumType) {
    S3WriteToken token = S3WriteToken.random();
    CreateMultipartUploadRequest request =
        CreateMultipartUploadRequest.builder()
            .bucket(access.bucket())
            .key(key.value())
            .contentType(options.headers().type().orElse(null))
            .contentEncoding(options.headers().encoding().orElse(null))
            .contentDisposition(options.headers().disposition().orElse(null))
            .cacheControl(options.headers().cacheControl().orElse(null))
            .metadata(token.metadata(options))
            .checksumAlgorithm(algorithm)
            .checksumType(checksumType)
            .overrideConfiguration(AwsClients.deadline())
            .build();
    String id = AwsClients.read(() -> access.s3().createMultipartUpload(request)).uploadId();
    return new S3Multipart(access, key, options.precondition(), token, id);
  }

  /** Sends one part; nobody sees it before the completion. */
  CompletedPart send(int number, S3Payload content) {
    String checksum = content.checksum();
    UploadPartRequest request =
        UploadPartRequest.builder()
            .bucket(access.bucket())
            .key(key.value())
            .uploadId(id)
            .partNumber(number)
            .checksumCRC32C(checksum)
            .overrideConfiguration(content.limits())
            .build();
    String etag = AwsClients.read(() -> access.s3().uploadPart(request, content.body())).eTag();
    return CompletedPart.builder().partNumber(number).eTag(etag).checksumCRC32C(checksum).build();
  }

  /**
   * Has S3 copy one part.
   *
   * @param request names the source; gets the rest here
   */
  CompletedPart copy(int number, UploadPartCopyRequest.Builder request) {
    request
        .destinationBucket(access.bucket())
        .destinationKey(key.value())
        .uploadId(id)
        .partNumber(number)
        .overrideConfiguration(AwsClients.deadline());
    String etag = access.s3().uploadPartCopy(request.build()).copyPartResult().eTag();
    return CompletedPart.builder().partNumber(number).eTag(etag).build();
  }

  /** Makes the parts a blob, unless the precondition does not hold. */
  WriteResult complete(List<CompletedPart> parts) {
    S3RefusedWrite refused = new S3RefusedWrite(access, key, precondition, token::marks);
    try {
      return new WriteResult.Written(
          Etags.version(access.s3().completeMultipartUpload(completion(parts)).eTag()));
    } catch (SdkException e) {
      refused.failed();
      S3Refusal refusal = S3Refusal.of(e);
      if (S3Put.isConditional(precondition) && S3Put.isAboutCondition(refusal)) {
        return refused.conditionRefused(e);
      }
      return switch (refusal) {
        case NO_UPLOAD -> refused.uploadGone(e);
        case GAVE_WAY -> refused.gaveWay().orElseThrow(() -> lostRace(e));
        case ABSENT -> throw lostRace(e);
        default -> throw AwsErrors.of(e, true);
      };
    }
  }

  private CompleteMultipartUploadRequest completion(List<CompletedPart> parts) {
    return CompleteMultipartUploadRequest.builder()
        .bucket(access.bucket())
        .key(key.value())
        .uploadId(id)
        .multipartUpload(upload -> upload.parts(parts))
        .ifMatch(Etags.ifMatch(precondition))
        .ifNoneMatch(Etags.ifNoneMatch(precondition))
        .overrideConfiguration(AwsClients.deadline())
        .build();
  }

  private static UnavailableException lostRace(SdkException cause) {
    return new UnavailableException(
        Call.current().context(), "another write was under way", cause, false);
  }

  /**
   * Has S3 forget the parts, if it answers soon: what it keeps is swept later. Done even if the
   * thread is interrupted or the deadline has passed.
   */
  void abort() {
    boolean interrupted = Thread.interrupted();
    try {
      Call call = Call.current();
      Call farewell =
          call.remaining().compareTo(FAREWELL) < 0
              ? Call.unobserved(call.operation(), FAREWELL)
              : call;
      Optional<SdkException> unused = farewell.on(this::tryAbort);
    } catch (Exception e) {
      throw e instanceof RuntimeException failure ? failure : new IllegalStateException(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Optional<SdkException> tryAbort() {
    try {
      access
          .s3()
          .abortMultipartUpload(
              AbortMultipartUploadRequest.builder()
                  .bucket(access.bucket())
                  .key(key.value())
                  .uploadId(id)
                  .overrideConfiguration(AwsClients.deadline())
                  .build());
      return Optional.empty();
    } catch (SdkException e) {
      return Optional.of(e);
    }
  }
}
