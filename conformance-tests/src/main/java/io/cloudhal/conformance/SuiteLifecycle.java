package io.cloudhal.conformance;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Opens the fixture before the first test of a suite and closes it after the last. */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(ReportExtension.class)
abstract class SuiteLifecycle {

  private @Nullable ConformanceRun run;

  /** See {@link HalConformance#openFixture}. */
  protected abstract ConformanceFixture openFixture() throws Exception;

  /** See {@link HalConformance#reportDirectory}. */
  protected abstract Path reportDirectory();

  @BeforeAll
  final void open(ReportExtension.Reports reports) throws Exception {
    ConformanceFixture fixture = openFixture();
    run = new ConformanceRun(fixture, reports.of(fixture, reportDirectory()));
  }

  @AfterAll
  final void close() {
    if (run != null) {
      run.close();
    }
  }

  final ConformanceRun run() {
    if (run == null) {
      throw new IllegalStateException("the fixture could not be opened");
    }
    return run;
  }
}
