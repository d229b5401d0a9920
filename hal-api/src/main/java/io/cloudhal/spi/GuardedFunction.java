package io.cloudhal.spi;

import io.cloudhal.alu.AluCapabilities;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.InvocationId;
import io.cloudhal.alu.InvocationOutcome;
import io.cloudhal.alu.InvocationResult;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.internal.Checks;
import io.cloudhal.observe.Operation;
import java.time.Duration;
import java.util.List;

/** Adds to a function of a driver what all share. */
final class GuardedFunction implements RemoteFunction {

  private static final int MAX_CONCURRENCY = 1000;

  private final RemoteFunction driver;
  private final AluCapabilities limits;
  private final Guard guard;
  private final Operation invoke;
  private final Operation submit;
  private final Operation invokeAll;

  GuardedFunction(RemoteFunction driver, AluCapabilities limits, Guard guard) {
    this.driver = driver;
    this.limits = limits;
    this.guard = guard;
    String function = driver.name().value();
    this.invoke = guard.operation("alu.invoke", function);
    this.submit = guard.operation("alu.submit", function);
    this.invokeAll = guard.operation("alu.invokeAll", function);
  }

  @Override
  public FunctionName name() {
    return driver.name();
  }

  @Override
  public InvocationResult invoke(Invocation invocation) {
    return guard.call(
        invoke,
        invocation.timeout(),
        () -> {
          check(invocation);
          Call.current().countSent(invocation.input().size());
          InvocationResult result = driver.invoke(invocation);
          if (result instanceof InvocationResult.Returned returned) {
            Call.current().countReceived(returned.output().size());
          }
          return result;
        });
  }

  @Override
  public InvocationId submit(Invocation invocation) {
    return guard.call(
        submit,
        () -> {
          check(invocation);
          Call.current().countSent(invocation.input().size());
          return driver.submit(invocation);
        });
  }

  /** The parts are calls of their own: each is observed and has its deadline. */
  @Override
  public List<InvocationOutcome> invokeAll(List<Invocation> invocations, int concurrency) {
    Checks.range("concurrency", concurrency, 1, MAX_CONCURRENCY);
    return guard.call(
        invokeAll,
        () -> {
          invocations.forEach(this::check);
          return FanOut.invokeAll(this, invocations, concurrency);
        });
  }

  private void check(Invocation invocation) {
    Guard.requireAtMost("bytes of input", invocation.input().size(), limits.maxPayloadBytes());
    Duration maxWait = limits.maxWait();
    if (invocation.timeout().compareTo(maxWait) > 0) {
      throw Guard.tooMuch(
          "milliseconds of timeout", invocation.timeout().toMillis(), maxWait.toMillis());
    }
  }
}
