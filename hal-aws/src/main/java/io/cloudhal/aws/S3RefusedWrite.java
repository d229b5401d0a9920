package io.cloudhal.aws;

import io.cloudhal.Precondition;
import io.cloudhal.WriteResult;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.spi.Call;
import io.cloudhal.storage.BlobKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Finds out how a write ended that S3 refused. The refusal may be for the write itself: it was
 * applied, its answer was lost, and the SDK sent it again.
 */
final class S3RefusedWrite {

  private static final Duration CLOCK_SLACK = Duration.ofSeconds(3);

  private final S3Access access;
  private final BlobKey key;
  private final Precondition precondition;
  private final Predicate<HeadObjectResponse> isOwn;
  private final long startNanos = System.nanoTime();
  private boolean ambiguous;

  /**
   * Begins with the first attempt.
   *
   * @param isOwn tells the blob that this write made
   */
  S3RefusedWrite(
      S3Access access,
      BlobKey key,
      Precondition precondition,
      Predicate<HeadObjectResponse> isOwn) {
    this.access = access;
    this.key = key;
    this.precondition = precondition;
    this.isOwn = isOwn;
  }

  /** Takes note of a request that failed: of its attempts, more than the last may have. */
  void failed() {
    ambiguous |= Retries.anyUnclear();
  }

  /** Returns how a write ended whose condition was refused; throws where nobody can tell. */
  WriteResult conditionRefused(SdkException error) {
    if (!ambiguous) {
      return new WriteResult.Conflict(Optional.empty());
    }
    Optional<HeadObjectResponse> found = access.head(key);
    if (found.filter(isOwn).isPresent()) {
      return written(found.get());
    }
    if (found.filter(this::wasThereBefore).isPresent()) {
      return conflict(found);
    }
    throw unavailable("an answer was lost, and another write followed", error, true);
  }

  /** Returns how an upload ended whose completion gave way to another write. */
  Optional<WriteResult> gaveWay() {
    Optional<HeadObjectResponse> found = access.head(key);
    if (found.filter(isOwn).isPresent()) {
      return Optional.of(written(found.get()));
    }
    return holds(found) ? Optional.empty() : Optional.of(conflict(found));
  }

  /** Returns how an upload ended that is unknown by now. */
  WriteResult uploadGone(SdkException error) {
    return access
        .head(key)
        .filter(isOwn)
        .map(S3RefusedWrite::written)
        .orElseThrow(() -> unavailable("the upload is gone", error, ambiguous));
  }

  private boolean holds(Optional<HeadObjectResponse> found) {
    if (precondition instanceof Precondition.IfVersion version) {
      return found
          .filter(each -> Etags.version(each.eTag()).equals(version.expected()))
          .isPresent();
    }
    return precondition instanceof Precondition.None || found.isEmpty();
  }

  /**
   * Returns whether the blob is older than the first attempt, which therefore was not applied. Both
   * times are of the service's clock. A blob that was uploaded in parts tells when that began.
   */
  private boolean wasThereBefore(HeadObjectResponse found) {
    Optional<Instant> now =
        found
            .sdkHttpResponse()
            .firstMatchingHeader("Date")
            .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
            .map(ZonedDateTime::toInstant);
    Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
    return !found.eTag().contains("-")
        && now.filter(date -> found.lastModified().isBefore(date.minus(elapsed).minus(CLOCK_SLACK)))
            .isPresent();
  }

  private static WriteResult written(HeadObjectResponse found) {
    return new WriteResult.Written(Etags.version(found.eTag()));
  }

  private static WriteResult conflict(Optional<HeadObjectResponse> found) {
    return new WriteResult.Conflict(found.map(each -> Etags.version(each.eTag())));
  }

  private static UnavailableException unavailable(
      String message, SdkException cause, boolean mayHaveTakenEffect) {
    return new UnavailableException(Call.current().context(), message, cause, mayHaveTakenEffect);
  }
}
