package io.cloudhal.aws;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.spi.TimeSource;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What all stores agree on: versions, expiry, conditions. Thread-safe. */
final class DynamoRules {

  /** 120 bits, and so 20 characters without padding. */
  private static final int VERSION_BYTES = 15;

  private final TimeSource time;

  /**
   * Each version is random by itself: a seed and a count would repeat in copies of a process that
   * was snapshot.
   */
  private final Lazy<SecureRandom> random = new Lazy<>(SecureRandom::new);

  DynamoRules(TimeSource time) {
    this.time = time;
  }

  Version newVersion() {
    byte[] bytes = new byte[VERSION_BYTES];
    random.get().nextBytes(bytes);
    return new Version(Base64.getUrlEncoder().encodeToString(bytes));
  }

  /** Returns a new entry, with a version of its own. */
  Entry entry(EntryKey key, Bytes value, EntryOptions options) {
    return new Entry(key, value, newVersion(), options.timeToLive().map(this::end));
  }

  /** The end of a time to live, rounded up to a whole second. */
  private Instant end(Duration timeToLive) {
    Instant end = time.now().plus(timeToLive);
    return Instant.ofEpochSecond(
        end.getNano() == 0 ? end.getEpochSecond() : end.getEpochSecond() + 1);
  }

  /** Returns whether an entry that was read is there for those who read. */
  boolean isLive(Entry entry) {
    return entry.expiresAt().isEmpty() || time.now().isBefore(entry.expiresAt().get());
  }

  /** Returns what DynamoDB has to check, empty for nothing. */
  Optional<DynamoCondition> condition(Precondition precondition) {
    if (precondition instanceof Precondition.IfVersion ifVersion) {
      return Optional.of(
          new DynamoCondition(
              DynamoItem.REVISION + " = :r",
              Map.of(":r", AttributeValue.fromS(ifVersion.expected().token()))));
    }
    return precondition instanceof Precondition.IfAbsent
        ? Optional.of(
            new DynamoCondition(
                "attribute_not_exists(" + DynamoItem.REVISION + ") OR " + DynamoItem.END + " <= :t",
                Map.of(":t", DynamoItem.seconds(time.now()))))
        : Optional.empty();
  }
}
