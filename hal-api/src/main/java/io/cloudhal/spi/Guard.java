package io.cloudhal.spi;

import io.cloudhal.ProviderId;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.error.UnsupportedFeatureException;
import io.cloudhal.observe.Operation;
import io.cloudhal.observe.OperationObserver;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all calls of one device go through: closed or not, observed, within a deadline. Views with
 * another deadline share the closed state.
 */
final class Guard {

  private final ProviderId provider;
  private final OperationObserver observer;
  private final TimeSource time;
  private final Duration deadline;
  private final OpenState state;

  Guard(
      ProviderId provider,
      OperationObserver observer,
      TimeSource time,
      Duration deadline,
      OpenState state) {
    this.provider = provider;
    this.observer = observer;
    this.time = time;
    this.deadline = deadline;
    this.state = state;
  }

  ProviderId provider() {
    return provider;
  }

  TimeSource time() {
    return time;
  }

  Duration deadline() {
    return deadline;
  }

  OpenState state() {
    return state;
  }

  Guard withDeadline(Duration perCall) {
    return new Guard(provider, observer, time, perCall, state);
  }

  Operation operation(String name, String resource) {
    return new Operation(provider, name, resource);
  }

  /** Runs one call from its start to its end. */
  <T extends @Nullable Object> T call(Operation operation, Work<T, InterruptedException> work) {
    return call(operation, deadline, work);
  }

  /** Runs one call with a deadline of its own. */
  <T extends @Nullable Object> T call(
      Operation operation, Duration timeout, Work<T, InterruptedException> work) {
    Span span = start(operation, timeout);
    T result = span.run(work);
    span.succeeded();
    return result;
  }

  /** Starts a call that ends later than the method returns. */
  Span start(Operation operation) {
    return start(operation, deadline);
  }

  private Span start(Operation operation, Duration timeout) {
    state.requireOpen();
    return new Span(new Call(operation, timeout), observer.started(operation));
  }

  static InvalidRequestException invalid(String message) {
    return new InvalidRequestException(Call.current().context(), message);
  }

  static LimitExceededException tooMuch(String what, long is, long limit) {
    return new LimitExceededException(
        Call.current().context(), what + " must be at most " + limit + ", is " + is);
  }

  static UnsupportedFeatureException unsupported(Enum<?> feature) {
    return new UnsupportedFeatureException(
        Call.current().context(),
        "this provider does not declare " + feature + "; see capabilities()");
  }

  static void requireAtMost(String what, long is, long limit) {
    if (is > limit) {
      throw tooMuch(what, is, limit);
    }
  }

  static void requireDistinct(String what, Collection<?> values) {
    Set<Object> seen = new HashSet<>();
    for (Object value : values) {
      if (!seen.add(value)) {
        throw invalid(what + " must not occur twice in one call");
      }
    }
  }
}
