package io.cloudhal.aws;

import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.spi.Backoff;
import io.cloudhal.spi.Call;
import io.cloudhal.storage.BlobKey;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;

/** Copies a blob in one request; one onto itself, or one that is too large for that, in more. */
final class S3Copy {

  // Source: CopyObject, Amazon S3 API Reference, read 2026-11-24.
  private static final long MAX_BYTES = 5L << 30;

  private final S3Access access;
  private final BlobKey from;
  private final Optional<Version> fromVersion;
  private final BlobKey to;
  private final Precondition precondition;

  S3Copy(
      S3Access access,
      BlobKey from,
      Optional<Version> fromVersion,
      BlobKey to,
      Precondition precondition) {
    this.access = access;
    this.from = from;
    this.fromVersion = fromVersion;
    this.to = to;
    this.precondition = precondition;
  }

  WriteResult copy() {
    return from.equals(to) ? ontoItself() : copy(request());
  }

  /** S3 refuses to copy a blob onto itself unless something is replaced: the write token is. */
  private WriteResult ontoItself() {
    S3Blob source = source();
    if (source.sizeBytes() > MAX_BYTES) {
      return new S3LargeCopy(access, source, to, precondition).copy();
    }
    return copy(
        request()
            .copySourceIfMatch(Etags.etag(source.version()))
            .metadataDirective(MetadataDirective.REPLACE)
            .metadata(S3WriteToken.random().metadata(source.options(precondition)))
            .contentType(source.headers().type().orElse(null))
            .contentEncoding(source.headers().encoding().orElse(null))
            .contentDisposition(source.headers().disposition().orElse(null))
            .cacheControl(source.headers().cacheControl().orElse(null)));
  }

  private CopyObjectRequest.Builder request() {
    return CopyObjectRequest.builder()
        .sourceBucket(access.bucket())
        .sourceKey(from.value())
        .copySourceIfMatch(fromVersion.map(Etags::etag).orElse(null))
        .destinationBucket(access.bucket())
        .destinationKey(to.value())
        .ifMatch(Etags.ifMatch(precondition))
        .ifNoneMatch(Etags.ifNoneMatch(precondition));
  }

  private WriteResult copy(CopyObjectRequest.Builder request) {
    // A copy has the metadata of its source and thus no token of its own.
    S3RefusedWrite refused = new S3RefusedWrite(access, to, precondition, found -> false);
    Backoff backoff = new Backoff();
    while (true) {
      try {
        request.overrideConfiguration(AwsClients.deadline());
        return new WriteResult.Written(
            Etags.version(access.s3().copyObject(request.build()).copyObjectResult().eTag()));
      } catch (SdkException e) {
        refused.failed();
        boolean aboutCondition = S3Put.isAboutCondition(S3Refusal.of(e));
        if (aboutCondition) {
          S3Blob unused = source(); // throws if it is the source that is not as expected
        }
        if (aboutCondition && S3Put.isConditional(precondition)) {
          return refused.conditionRefused(e);
        }
        if (isTooLarge(e)) {
          return new S3LargeCopy(access, source(), to, precondition).copy();
        }
        boolean gaveWay = aboutCondition || S3Refusal.of(e) == S3Refusal.GAVE_WAY;
        if (!gaveWay || !Call.current().pause(backoff.next(), false)) {
          throw AwsErrors.of(e, true);
        }
      }
    }
  }

  /** S3 has no code of its own for it. */
  private boolean isTooLarge(SdkException error) {
    return error instanceof AwsServiceException refused
        && refused.statusCode() == 400
        && S3Refusal.code(refused).equals("InvalidRequest")
        && source().sizeBytes() > MAX_BYTES;
  }

  /** Returns the source, or throws what its absence means. */
  private S3Blob source() {
    Optional<HeadObjectResponse> found = access.head(from);
    if (fromVersion.isPresent()
        && !found.map(each -> Etags.version(each.eTag())).equals(fromVersion)) {
      throw S3Access.stale(null);
    }
    return found
        .map(each -> S3Blob.of(from, each))
        .orElseThrow(
            () ->
                new NotFoundException(
                    Call.current().context(), "nothing is stored under the source key", null));
  }
}
