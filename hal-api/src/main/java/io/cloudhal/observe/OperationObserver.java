package io.cloudhal.observe;

import java.util.ArrayList;
import java.util.List;

/**
 * Is told of every call on a computer. Must be thread-safe, fast and must not throw: it runs on the
 * caller's thread within the call.
 */
@FunctionalInterface
public interface OperationObserver {

  /** Tells that a call begins and returns who is told of its end. */
  Observation started(Operation operation);

  /** Returns the observer that ignores everything. */
  static OperationObserver none() {
    return Nobody.OBSERVER;
  }

  /** Returns an observer that tells {@code this} first and then {@code other}. */
  default OperationObserver and(OperationObserver other) {
    return operation -> {
      List<Observation> observations = new ArrayList<>(2);
      observations.add(started(operation));
      observations.add(other.started(operation));
      return new Observation() {
        @Override
        public void succeeded(Cost cost) {
          observations.forEach(each -> each.succeeded(cost));
        }

        @Override
        public void failed(Throwable error, Cost cost) {
          observations.forEach(each -> each.failed(error, cost));
        }
      };
    };
  }
}
