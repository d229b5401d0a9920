package io.cloudhal.spi;

import io.cloudhal.ProviderId;
import io.cloudhal.error.ErrorContext;
import io.cloudhal.error.HalException;
import io.cloudhal.error.PermissionDeniedException;
import io.cloudhal.error.UnavailableException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the methods of a tiny driver throw next, by method name, and how often they were called. */
final class Faults {

  private final Map<String, Queue<RuntimeException>> planned = new ConcurrentHashMap<>();
  private final Map<String, Runnable> actions = new ConcurrentHashMap<>();
  private final Map<String, Integer> calls = new ConcurrentHashMap<>();

  static HalException passing() {
    return new UnavailableException(context(), "planned, retryable", null, false);
  }

  static HalException lasting() {
    return new PermissionDeniedException(context(), "planned, not retryable");
  }

  static ErrorContext context() {
    return ErrorContext.of(new ProviderId("tiny"), "test.call", "thing");
  }

  /** Has the next calls of {@code method} fail, one by one. */
  void plan(String method, RuntimeException... failures) {
    Queue<RuntimeException> queue =
        planned.computeIfAbsent(method, name -> new ConcurrentLinkedQueue<>());
    for (RuntimeException failure : failures) {
      queue.add(failure);
    }
  }

  /** Has {@code action} run once, just before the next call of {@code method} has its effect. */
  void before(String method, Runnable action) {
    actions.put(method, action);
  }

  /** Counts a call of {@code method} and fails it if that is planned. */
  void pass(String method) {
    calls.merge(method, 1, Integer::sum);
    Runnable action = actions.remove(method);
    if (action != null) {
      action.run();
    }
    RuntimeException failure = planned.getOrDefault(method, new ArrayDeque<>()).poll();
    if (failure != null) {
      throw failure;
    }
  }

  int calls(String method) {
    return calls.getOrDefault(method, 0);
  }
}
