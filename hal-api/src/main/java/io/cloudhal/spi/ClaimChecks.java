package io.cloudhal.spi;

import io.cloudhal.Bytes;
import io.cloudhal.computer.Swept;
import io.cloudhal.error.CorruptDataException;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Bodies that are too large for a vendor's message, kept in a bucket under {@code
 * claims/<yyyy-mm-dd>/<random>}; the message carries the part behind {@code claims/} as reference.
 * Thread-safe.
 *
 * <p>Nothing is removed when a message is acknowledged: other subscriptions, duplicates and dead
 * letters still need the body. It stays for the retention of messages, 7 days, plus one day, and
 * then a lifecycle rule of the bucket or {@link #sweep} removes it.
 */
public final class ClaimChecks {

  private static final String PREFIX = "claims/";
  private static final Pattern REFERENCE =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final int DAYS_KEPT = 7 + 1;

  private final Bucket bucket;
  private final TimeSource time;

  /**
   * Creates claim checks.
   *
   * @param bucket a bucket of a driver, so that its requests count for the call they serve
   */
  public ClaimChecks(Bucket bucket, TimeSource time) {
    this.bucket = bucket;
    this.time = time;
  }

  /** Keeps {@code body} and returns the reference to it: 47 printable ASCII characters. */
  public String put(Bytes body) {
    String reference = today() + "/" + UUID.randomUUID();
    bucket.put(key(reference), BlobSource.of(body), PutOptions.defaults());
    return reference;
  }

  /**
   * Returns the body that is kept by {@code reference}.
   *
   * @param sizeBytes the size that it has, at least 1
   * @throws io.cloudhal.error.NotFoundException if it is gone
   * @throws CorruptDataException if it has another size, or {@code reference} is none
   */
  public Bytes fetch(String reference, int sizeBytes) {
    if (sizeBytes < 1 || !REFERENCE.matcher(reference).matches()) {
      throw corrupt("reference to no body of a message");
    }
    ByteRange whole = ByteRange.of(0, sizeBytes);
    Bytes body = bucket.readRanges(key(reference), List.of(whole), ReadOptions.defaults()).get(0);
    if (body.size() != sizeBytes) {
      throw corrupt("the body of a message must have " + sizeBytes + " bytes, has " + body.size());
    }
    return body;
  }

  /**
   * Removes the bodies that nobody can receive any more, day by day; none if there is no bucket.
   *
   * @param budget how long it may take; a request is made in any case
   * @return how many bodies, and whether none was left
   */
  public Swept sweep(Duration budget) {
    return new ClaimSweep(bucket, time, time.now().plus(budget))
        .run(PREFIX, today().minusDays(DAYS_KEPT));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(time.now(), ZoneOffset.UTC);
  }

  private static BlobKey key(String reference) {
    return BlobKey.of(PREFIX + reference);
  }

  private static CorruptDataException corrupt(String message) {
    return new CorruptDataException(Call.current().context(), message);
  }
}
