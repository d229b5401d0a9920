package io.cloudhal.conformance;

import io.cloudhal.observe.Cost;
import io.cloudhal.observe.Observation;
import io.cloudhal.observe.Operation;
import io.cloudhal.observe.OperationObserver;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Remembers every call on the computers under test. Thread-safe. */
final class ObservedCalls implements OperationObserver {

  /** A call, and how it ended, if it has. */
  static final class ObservedCall implements Observation {

    private final Operation operation;
    private final AtomicInteger ends = new AtomicInteger();
    private volatile Cost cost = Cost.nothing();
    private volatile @Nullable Throwable error;

    ObservedCall(Operation operation) {
      this.operation = operation;
    }

    @Override
    public void succeeded(Cost cost) {
      this.cost = cost;
      ends.incrementAndGet();
    }

    @Override
    public void failed(Throwable error, Cost cost) {
      this.error = error;
      succeeded(cost);
    }

    Operation operation() {
      return operation;
    }

    /** Returns how often it was told to have ended: 1 for a call that has. */
    int ends() {
      return ends.get();
    }

    Cost cost() {
      return cost;
    }

    Optional<Throwable> error() {
      return Optional.ofNullable(error);
    }
  }

  private final List<ObservedCall> calls = new CopyOnWriteArrayList<>();

  @Override
  public Observation started(Operation operation) {
    ObservedCall call = new ObservedCall(operation);
    calls.add(call);
    return call;
  }

  void clear() {
    calls.clear();
  }

  List<ObservedCall> all() {
    return List.copyOf(calls);
  }

  List<ObservedCall> of(String operation) {
    return calls.stream().filter(call -> call.operation().name().equals(operation)).toList();
  }

  long requests() {
    return calls.stream().mapToLong(call -> call.cost().requests()).sum();
  }
}
