package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.error.HalException;
import io.cloudhal.error.ThrottledException;
import io.cloudhal.error.TimedOutException;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.testservers.Fault;
import io.cloudhal.testservers.ProxiedRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Makes a change under each fault, and holds what the call said against what has happened. */
final class FaultMatrix {

  private static final Duration DEADLINE = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BEYOND = Duration.ofSeconds(20);
  private static final int ALWAYS = 1000;

  private final FaultyServer server;
  private final Map<String, Fault> faults;
  private final Predicate<ProxiedRequest> which;
  private final Duration deadline;

  private FaultMatrix(
      FaultyServer server,
      Map<String, Fault> faults,
      Predicate<ProxiedRequest> which,
      Duration deadline) {
    this.server = server;
    this.faults = faults;
    this.which = which;
    this.deadline = deadline;
  }

  /**
   * Creates the matrix of a service.
   *
   * @param throttled how it says that it is asked too often
   */
  FaultMatrix(FaultyServer server, Fault throttled) {
    this(server, all(throttled), request -> true, DEADLINE);
  }

  private static Map<String, Fault> all(Fault throttled) {
    Map<String, Fault> all = new LinkedHashMap<>(FaultyServer.passing(throttled));
    all.put("no answer", Fault.lateAnswer(BEYOND));
    all.put("stuck", Fault.lateRequest(BEYOND));
    return all;
  }

  /** Returns the matrix of faults that happen to these requests only. */
  FaultMatrix on(Predicate<ProxiedRequest> requests) {
    return new FaultMatrix(server, faults, requests, deadline);
  }

  /** Returns the matrix of some faults, where a change costs too much to make it under each. */
  FaultMatrix only(String... names) {
    Map<String, Fault> some = new LinkedHashMap<>(faults);
    some.keySet().retainAll(List.of(names));
    return new FaultMatrix(server, some, which, deadline);
  }

  /** Returns the matrix for changes that take long until they come to the requests that fail. */
  FaultMatrix within(Duration longer) {
    return new FaultMatrix(server, faults, which, longer);
  }

  /**
   * A change of something of its own.
   *
   * @param act makes it, by a driver
   * @param times tells how often it was made; the server does not fail then
   */
  record Change(Callable<?> act, Callable<Integer> times) {}

  /**
   * Asserts that each change is acknowledged although one request fails.
   *
   * @param mostTimes how often it may have been made at most
   */
  void assertOutlives(String what, int mostTimes, Supplier<Change> changes) {
    passing()
        .forEach(
            (name, fault) -> {
              Change change = changes.get();
              Optional<HalException> error = run(change, fault, 1, PATIENCE);
              assertThat(error).as("%s of %s", name, what).isEmpty();
              assertThat(times(change)).as("%s of %s", name, what).isBetween(1, mostTimes);
            });
  }

  /** Asserts that one failing request is an acknowledged change or an honest failure. */
  void assertHonest(String what, int mostTimes, Supplier<Change> changes) {
    passing()
        .forEach(
            (name, fault) -> {
              Change change = changes.get();
              Optional<HalException> error = run(change, fault, 1, PATIENCE);
              assertHonest(name + " of " + what, mostTimes, change, error);
            });
  }

  /** Returns the faults that another attempt may come through. */
  private Map<String, Fault> passing() {
    Map<String, Fault> passing = new LinkedHashMap<>(faults);
    passing
        .values()
        .removeIf(fault -> fault instanceof Fault.LateAnswer || fault instanceof Fault.LateRequest);
    return passing;
  }

  /**
   * Asserts that each change fails in time and honestly while all requests fail. What is left of an
   * answer that was cut off may tell enough.
   */
  void assertFails(String what, int mostTimes, Supplier<Change> changes) {
    faults.forEach(
        (name, fault) -> {
          Change change = changes.get();
          Optional<HalException> error = run(change, fault, ALWAYS, deadline);
          if (error.isPresent() || !(fault instanceof Fault.CutAnswer)) {
            assertThat(error).as("%s of %s", name, what).get().isInstanceOf(expected(name));
          }
          assertHonest(name + " of " + what, mostTimes, change, error);
        });
  }

  private static Class<? extends HalException> expected(String name) {
    return switch (name) {
      case "no answer", "stuck" -> TimedOutException.class;
      case "throttled" -> ThrottledException.class;
      default -> UnavailableException.class;
    };
  }

  private Optional<HalException> run(Change change, Fault fault, int count, Duration limit) {
    server.proxy().clear();
    server.proxy().next(count, which, fault);
    try {
      return FaultyServer.outcome(limit, change.act());
    } finally {
      server.proxy().clear();
    }
  }

  private static void assertHonest(
      String what, int mostTimes, Change change, Optional<HalException> error) {
    int times = times(change);
    assertThat(times).as(what).isLessThanOrEqualTo(mostTimes);
    if (error.isEmpty()) {
      assertThat(times).as("%s was acknowledged", what).isPositive();
    } else {
      assertThat(error.get().retryable()).as(what).isTrue();
      if (!error.get().mayHaveTakenEffect()) {
        assertThat(times).as("%s has no effect", what).isZero();
      }
    }
  }

  private static int times(Change change) {
    return Calls.call(change.times());
  }
}
