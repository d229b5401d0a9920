package io.cloudhal.spi;

import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.InvocationOutcome;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.error.HalException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Invokes a function many times, several at a time. */
final class FanOut {

  private FanOut() {}

  static List<InvocationOutcome> invokeAll(
      RemoteFunction function, List<Invocation> invocations, int concurrency) {
    if (invocations.isEmpty()) {
      return List.of();
    }
    Call call = Call.current();
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(concurrency, invocations.size()));
    try {
      List<Future<InvocationOutcome>> running = new ArrayList<>();
      for (Invocation invocation : invocations) {
        running.add(threads.submit(() -> call.on(() -> invoke(function, invocation))));
      }
      List<InvocationOutcome> outcomes = new ArrayList<>();
      for (Future<InvocationOutcome> each : running) {
        outcomes.add(each.get());
      }
      return outcomes;
    } catch (InterruptedException e) {
      throw call.cancelled(e, true);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } finally {
      threads.shutdownNow();
    }
  }

  private static InvocationOutcome invoke(RemoteFunction function, Invocation invocation) {
    try {
      return function.invoke(invocation);
    } catch (HalException e) {
      return new InvocationOutcome.Failed(e);
    }
  }
}
