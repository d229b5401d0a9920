package io.cloudhal.conformance;

import java.nio.file.Path;

/**
 * The whole suite. A provider extends it once and opens its fixture; that class is its conformance
 * test.
 *
 * <pre>{@code
 * class AcmeConformanceTest extends HalConformance {
 *   @Override
 *   protected ConformanceFixture openFixture() {
 *     return new AcmeFixture();
 *   }
 * }
 * }</pre>
 *
 * <p>Several such classes of one provider, against several servers, make one report.
 *
 * <p>Each test has a computer of its own, so tests can run at the same time. Where time is real,
 * most of them wait: let JUnit run a dozen of them together ({@code
 * junit.jupiter.execution.parallel.enabled}). Where time is virtual it passes for all at once:
 * there they must run one after another, as JUnit does by default.
 */
public abstract class HalConformance extends StorageSuite {

  /** Creates the suite. */
  protected HalConformance() {}

  /** Opens what is verified; called once. */
  @Override
  protected abstract ConformanceFixture openFixture() throws Exception;

  /** Returns the directory that reports are written to. */
  @Override
  protected Path reportDirectory() {
    return Path.of("target", "hal-conformance");
  }
}
