package io.cloudhal.conformance;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.conformance.Target.Proven;
import io.cloudhal.observe.OperationObserver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What all contracts share: the computer under test and what a test needs on it. Tests run at the
 * same time if JUnit is configured to, as it should be where time is real.
 */
@ExtendWith(Clauses.class)
@Execution(ExecutionMode.CONCURRENT)
abstract class Contract {

  private @Nullable OneTest test;

  final void begin(OneTest begun) {
    test = begun;
  }

  final boolean begun() {
    return test != null;
  }

  final void end() {
    resources().removeFresh();
  }

  private OneTest test() {
    if (test == null) {
      throw new IllegalStateException("no test is running");
    }
    return test;
  }

  final Proven target() {
    return test().target();
  }

  /** Returns the computer under test. */
  final CloudComputer computer() {
    return resources().computer();
  }

  /** Returns its time. */
  final TestTime time() {
    return target().time();
  }

  /** Returns what tests share, and makes what one test needs. */
  final Resources resources() {
    return test().resources();
  }

  /** Returns the calls since the test began, or since they were cleared. */
  final ObservedCalls calls() {
    return test().calls();
  }

  /** Returns the most backend requests that a call may cost. */
  final long budget(String operation, int items) {
    return test().budget(operation, items);
  }

  /** Opens another computer on the same resources; it is closed after the test. */
  final CloudComputer another() {
    return another(calls());
  }

  /**
   * Opens another computer that tells {@code observer} of its calls; it is closed after the test.
   */
  final CloudComputer another(OperationObserver observer) {
    return test().another(observer);
  }

  /** Returns a text that begins with {@code prefix} and that no other test uses. */
  static String fresh(String prefix) {
    return Names.fresh(prefix);
  }
}
