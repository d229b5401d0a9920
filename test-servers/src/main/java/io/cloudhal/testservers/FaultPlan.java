package io.cloudhal.testservers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** The faults that are still to happen, and the requests that came. Thread-safe. */
final class FaultPlan {

  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<Planned> faults = new ArrayDeque<>();
  private final List<ProxiedRequest> requests = new ArrayList<>();

  /** A fault for some requests. */
  private static final class Planned {

    private final Predicate<ProxiedRequest> requests;
    private final Fault fault;
    private int left;

    Planned(int left, Predicate<ProxiedRequest> requests, Fault fault) {
      this.left = left;
      this.requests = requests;
      this.fault = fault;
    }
  }

  void add(int count, Predicate<ProxiedRequest> which, Fault fault) {
    lock.lock();
    try {
      faults.add(new Planned(count, which, fault));
    } finally {
      lock.unlock();
    }
  }

  /** Notes a request and takes what is to happen to it. */
  Optional<Fault> take(ProxiedRequest request) {
    lock.lock();
    try {
      requests.add(request);
      for (Iterator<Planned> each = faults.iterator(); each.hasNext(); ) {
        Planned planned = each.next();
        if (planned.requests.test(request)) {
          planned.left--;
          if (planned.left == 0) {
            each.remove();
          }
          return Optional.of(planned.fault);
        }
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** Returns the requests so far, in the order in which they came. */
  List<ProxiedRequest> requests() {
    lock.lock();
    try {
      return List.copyOf(requests);
    } finally {
      lock.unlock();
    }
  }

  /** Forgets the faults that did not happen, and the requests. */
  void clear() {
    lock.lock();
    try {
      faults.clear();
      requests.clear();
    } finally {
      lock.unlock();
    }
  }
}
