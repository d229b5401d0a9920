package io.cloudhal.inmemory;

import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a mailbox must know of a message.
 *
 * @param number greater than those of all earlier messages of the mailbox, and in no other place
 *     but that
 * @param group its ordering group, null if it has none
 * @param bytes the size of its body
 * @param sentAt when it was sent
 * @param keptFrom when it came into the mailbox: later than {@code sentAt} for a dead letter
 * @param hiddenUntil until when it is delayed; {@link #NOT_DELAYED} if it is not
 * @param deliveries how often it was delivered from this mailbox
 */
record MessageHead(
    long number,
    @Nullable String group,
    int bytes,
    Instant sentAt,
    Instant keptFrom,
    Instant hiddenUntil,
    int deliveries) {

  /** Long ago, also if the clock is set back. */
  static final Instant NOT_DELAYED = Instant.EPOCH;

  private static final Duration RETENTION = Duration.ofDays(7);

  /** Returns the head of a message that was not delivered yet. */
  static MessageHead sent(long number, Message message, Instant now) {
    String group = message.group().orElse(null);
    Instant hidden = message.delay().isZero() ? NOT_DELAYED : now.plus(message.delay());
    return new MessageHead(number, group, message.body().size(), now, now, hidden, 0);
  }

  MessageId id() {
    return id(number);
  }

  static MessageId id(long number) {
    return new MessageId(Long.toString(number, Character.MAX_RADIX));
  }

  Optional<String> optionalGroup() {
    return Optional.ofNullable(group);
  }

  /** Returns when nobody receives it any more. */
  Instant keptUntil() {
    return keptFrom.plus(RETENTION);
  }

  MessageHead delivered(int times, Instant hidden) {
    return new MessageHead(number, group, bytes, sentAt, keptFrom, hidden, times);
  }

  /** Returns the head of the same message in another mailbox. */
  MessageHead moved(long newNumber, Instant now) {
    return new MessageHead(newNumber, group, bytes, sentAt, now, NOT_DELAYED, 0);
  }
}
