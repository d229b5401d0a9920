package io.cloudhal.conformance;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.conformance.Target.Proven;
import io.cloudhal.observe.OperationObserver;

/**
 * What one test has for itself, so that several can run at the same time: a computer, its calls,
 * and what it makes on it.
 */
final class OneTest {

  private final ConformanceFixture fixture;
  private final Proven target;
  private final ObservedCalls calls = new ObservedCalls();
  private final Resources resources;

  OneTest(ConformanceRun run, Proven target) {
    this.fixture = run.fixture();
    this.target = target;
    CloudComputer computer = target.another().apply(calls);
    this.resources = new Resources(computer, run.shared(target));
    resources.afterwards(computer::close);
  }

  Proven target() {
    return target;
  }

  ObservedCalls calls() {
    return calls;
  }

  Resources resources() {
    return resources;
  }

  /** Opens another computer that tells {@code observer} of its calls; closed after the test. */
  CloudComputer another(OperationObserver observer) {
    CloudComputer opened = target.another().apply(observer);
    resources.afterwards(opened::close);
    return opened;
  }

  long budget(String operation, int items) {
    return fixture.budget(operation, items);
  }
}
