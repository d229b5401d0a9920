package io.cloudhal.conformance;

import io.cloudhal.observe.OperationObserver;
import java.nio.file.Path;

/**
 * The whole suite. A provider extends it once and opens its fixture; that class is its conformance
 * test.
 *
 * <pre>{@code
 * class AcmeConformanceTest extends HalConformance {
 *   @Override
 *   protected ConformanceFixture openFixture(OperationObserver observer) {
 *     return new AcmeFixture(observer);
 *   }
 * }
 * }</pre>
 *
 * <p>Several such classes of one provider, against several servers, make one report.
 */
public abstract class HalConformance extends StorageSuite {

  /** Creates the suite. */
  protected HalConformance() {}

  /**
   * Opens what is verified; called once.
   *
   * @param observer must be told of each call on each computer of the fixture
   */
  @Override
  protected abstract ConformanceFixture openFixture(OperationObserver observer) throws Exception;

  /** Returns the directory that reports are written to. */
  @Override
  protected Path reportDirectory() {
    return Path.of("target", "hal-conformance");
  }
}
