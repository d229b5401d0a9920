package io.cloudhal.alu;

import io.cloudhal.Bytes;
import io.cloudhal.internal.Checks;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to call a function with. Immutable. */
public final class Invocation {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration MAX_TIMEOUT = Duration.ofMinutes(60);

  private final Bytes input;
  private final @Nullable String idempotencyKey;
  private final Duration timeout;

  private Invocation(Bytes input, @Nullable String idempotencyKey, Duration timeout) {
    this.input = Objects.requireNonNull(input);
    this.idempotencyKey = idempotencyKey;
    this.timeout = timeout;
  }

  /**
   * Returns the invocation with {@code input} and a timeout of 30 s.
   *
   * @param input any bytes, also none; at most {@link AluCapabilities#maxPayloadBytes}
   */
  public static Invocation of(Bytes input) {
    return new Invocation(input, null, DEFAULT_TIMEOUT);
  }

  /**
   * Returns a copy with a key that the handler is given, so that it can recognise a repetition; the
   * provider does not.
   *
   * @param idempotencyKey 1 to 128 printable ASCII characters
   */
  public Invocation withIdempotencyKey(String idempotencyKey) {
    Checks.printableAscii("idempotency key", idempotencyKey, 1, 128);
    return new Invocation(input, idempotencyKey, timeout);
  }

  /**
   * Returns a copy whose handler has {@code timeout} to return; for {@code invoke} it replaces the
   * computer's deadline.
   *
   * @param timeout 1 ms to 60 min, and at most {@link AluCapabilities#maxWait}
   */
  public Invocation withTimeout(Duration timeout) {
    Checks.range("timeout", timeout, Duration.ofMillis(1), MAX_TIMEOUT);
    return new Invocation(input, idempotencyKey, timeout);
  }

  /** Returns the input. */
  public Bytes input() {
    return input;
  }

  /** Returns the key by which the handler can recognise a repetition. */
  public Optional<String> idempotencyKey() {
    return Optional.ofNullable(idempotencyKey);
  }

  /** Returns how long the handler may take. */
  public Duration timeout() {
    return timeout;
  }
}
