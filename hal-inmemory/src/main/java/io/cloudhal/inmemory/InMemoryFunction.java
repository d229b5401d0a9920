package io.cloudhal.inmemory;

import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.InvocationId;
import io.cloudhal.alu.InvocationResult;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.spi.Call;
import io.cloudhal.spi.FunctionDriver;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The caller's side of a function. */
final class InMemoryFunction implements FunctionDriver {

  private final FunctionName name;
  private final Optional<CloudFunction> function;
  private final FunctionThreads threads;
  private final SubmittedCalls calls;

  InMemoryFunction(
      FunctionName name,
      Optional<CloudFunction> function,
      FunctionThreads threads,
      SubmittedCalls calls) {
    this.name = name;
    this.function = function;
    this.threads = threads;
    this.calls = calls;
  }

  @Override
  public FunctionName name() {
    return name;
  }

  @Override
  public InvocationResult invoke(Invocation invocation) {
    Call call = Call.current();
    call.countRequest();
    Attempt attempt = Attempt.of(existing(), name, newId(), invocation, call.remaining());
    try {
      threads.run(attempt);
      return result(attempt.get(call.remaining().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      throw call.timedOut(e, giveUp(attempt));
    } catch (InterruptedException e) {
      throw call.cancelled(e, giveUp(attempt));
    } catch (CancellationException | RejectedExecutionException e) {
      throw closed(e, false);
    } catch (ExecutionException e) {
      throw new UnavailableException(
          call.context(), "its handler cannot be made: " + e.getCause(), e.getCause(), true);
    }
  }

  /** A handler that fails while the computer is closed was interrupted: no fault of its own. */
  private InvocationResult result(InvocationResult result) {
    if (result instanceof InvocationResult.Faulted && threads.isClosing()) {
      throw closed(null, true);
    }
    return result;
  }

  private static UnavailableException closed(
      @Nullable Throwable cause, boolean mayHaveTakenEffect) {
    return new UnavailableException(
        Call.current().context(), "the computer was closed", cause, mayHaveTakenEffect);
  }

  private boolean giveUp(Attempt attempt) {
    threads.remove(attempt);
    return attempt.giveUp();
  }

  @Override
  public InvocationId submit(Invocation invocation) {
    Call.current().countRequest();
    Submission submission = new Submission(newId(), name, invocation);
    calls.add(existing(), submission);
    return submission.id();
  }

  private CloudFunction existing() {
    return function.orElseThrow(
        () -> new NotFoundException(Call.current().context(), "no function " + name));
  }

  private static InvocationId newId() {
    return new InvocationId(UUID.randomUUID().toString());
  }
}
