package io.cloudhal.aws;

import io.cloudhal.DeleteResult;
import io.cloudhal.Precondition;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.spi.Backoff;
import io.cloudhal.spi.Call;
import io.cloudhal.storage.BlobKey;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;

/** Deletes one blob. */
final class S3Delete {

  private final S3Access access;
  private final BlobKey key;
  private final Precondition precondition;

  S3Delete(S3Access access, BlobKey key, Precondition precondition) {
    this.access = access;
    this.key = key;
    this.precondition = precondition;
  }

  DeleteResult delete() {
    Backoff backoff = new Backoff();
    boolean ambiguous = false;
    while (true) {
      try {
        access.s3().deleteObject(request());
        return new DeleteResult.Deleted();
      } catch (SdkException e) {
        S3Refusal refusal = S3Refusal.of(e);
        ambiguous |= Retries.anyUnclear();
        if (S3Put.isAboutCondition(refusal)) {
          return refused(e, ambiguous);
        }
        if (refusal != S3Refusal.GAVE_WAY || !Call.current().pause(backoff.next(), false)) {
          throw AwsErrors.of(e, true);
        }
      }
    }
  }

  private DeleteObjectRequest request() {
    return DeleteObjectRequest.builder()
        .bucket(access.bucket())
        .key(key.value())
        .ifMatch(Etags.ifMatch(precondition))
        .overrideConfiguration(AwsClients.deadline())
        .build();
  }

  /** A refusal tells a blob of another version (412) from none (404). */
  // Source: How to perform conditional deletes, Amazon S3 User Guide, read 2026-11-24, which tells
  // of
  // 404 for a concurrent delete only; others have measured it for any key without a blob.
  private DeleteResult refused(SdkException error, boolean ambiguous) {
    if (!S3Put.isConditional(precondition)) {
      return new DeleteResult.Deleted();
    }
    if (ambiguous) {
      throw new UnavailableException(
          Call.current().context(),
          "an answer was lost, and a delete leaves no trace",
          error,
          true);
    }
    return S3Refusal.of(error) == S3Refusal.ABSENT
        ? new DeleteResult.Absent()
        : new DeleteResult.Conflict(Optional.empty());
  }
}
