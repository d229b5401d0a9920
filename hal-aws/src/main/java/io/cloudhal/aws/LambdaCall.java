package io.cloudhal.aws;

import io.cloudhal.Bytes;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.InvocationId;
import io.cloudhal.error.CorruptDataException;
import io.cloudhal.spi.Call;
import io.cloudhal.spi.MessageEnvelope;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the callee is told beside the input; it travels as the attributes of an envelope.
 *
 * @param function the name by which the function was called
 * @param id the id of the invocation
 * @param idempotencyKey the key of the caller
 * @param timeout how long the handler has: the caller's time left when it sent the call
 * @param sentAt when the caller that waits sent the call, by its clock; empty if nobody waits
 */
record LambdaCall(
    FunctionName function,
    InvocationId id,
    Optional<String> idempotencyKey,
    Duration timeout,
    Optional<Instant> sentAt) {

  private static final String FUNCTION = "function";
  private static final String ID = "id";
  private static final String KEY = "key";
  private static final String TIMEOUT = "timeout";
  private static final String SENT = "sent";

  /** Returns the envelope with this call and its input. */
  MessageEnvelope envelope(Bytes input) {
    Map<String, String> attributes = new HashMap<>();
    attributes.put(FUNCTION, function.value());
    attributes.put(ID, id.value());
    idempotencyKey.ifPresent(key -> attributes.put(KEY, key));
    attributes.put(TIMEOUT, Long.toString(timeout.toMillis()));
    sentAt.ifPresent(instant -> attributes.put(SENT, Long.toString(instant.toEpochMilli())));
    return MessageEnvelope.of(attributes, input);
  }

  /**
   * Returns the call in an envelope.
   *
   * @throws CorruptDataException if there is none
   */
  static LambdaCall from(MessageEnvelope envelope) {
    Map<String, String> attributes = envelope.attributes();
    try {
      return new LambdaCall(
          new FunctionName(attributes.getOrDefault(FUNCTION, "")),
          new InvocationId(attributes.getOrDefault(ID, "")),
          Optional.ofNullable(attributes.get(KEY)),
          Duration.ofMillis(Long.parseLong(attributes.getOrDefault(TIMEOUT, ""))),
          Optional.ofNullable(attributes.get(SENT))
              .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis))));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new CorruptDataException(Call.current().context(), "an envelope is no call", e);
    }
  }

  /** Returns whether the caller waits for the answer. */
  boolean isAwaited() {
    return sentAt.isPresent();
  }

  /**
   * Returns how long the handler has.
   *
   * <p>The way here, with the start of a cold environment, takes of the caller's time. It is seen
   * by two clocks: where it would be negative or longer than the timeout, they differ, and it does
   * not count.
   *
   * @param now by the callee's clock
   */
  Duration left(Instant now) {
    Duration onTheWay = sentAt.map(sent -> Duration.between(sent, now)).orElse(Duration.ZERO);
    boolean plausible = !onTheWay.isNegative() && onTheWay.compareTo(timeout) <= 0;
    return plausible ? timeout.minus(onTheWay) : timeout;
  }
}
