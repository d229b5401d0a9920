package io.cloudhal.conformance;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.conformance.Target.Proven;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;

/** What all contracts share: the computer under test and what a test needs on it. */
@ExtendWith(Clauses.class)
abstract class Contract {

  private @Nullable ConformanceRun run;
  private @Nullable Proven target;

  final void begin(ConformanceRun run, Proven target) {
    this.run = run;
    this.target = target;
  }

  final boolean begun() {
    return target != null;
  }

  final void end() {
    resources().removeFresh();
  }

  final Proven target() {
    if (target == null) {
      throw new IllegalStateException("no test is running");
    }
    return target;
  }

  private ConformanceRun run() {
    if (run == null) {
      throw new IllegalStateException("no test is running");
    }
    return run;
  }

  /** Returns the computer under test. */
  final CloudComputer computer() {
    return target().computer();
  }

  /** Returns its time. */
  final TestTime time() {
    return target().time();
  }

  /** Returns what tests share, and makes what one test needs. */
  final Resources resources() {
    return run().resources(target());
  }

  /** Returns the calls since the test began, or since they were cleared. */
  final ObservedCalls calls() {
    return run().calls();
  }

  /** Returns the most backend requests that a call may cost. */
  final long budget(String operation, int items) {
    return run().fixture().budget(operation, items);
  }

  /** Opens another computer on the same resources; it is closed after the test. */
  final CloudComputer another() {
    CloudComputer opened = target().another().apply(calls());
    resources().afterwards(opened::close);
    return opened;
  }

  /** Returns a text that begins with {@code prefix} and that no other test uses. */
  static String fresh(String prefix) {
    return Names.fresh(prefix);
  }
}
