package io.cloudhal.inmemory;

import io.cloudhal.conformance.ConformanceFixture;
import io.cloudhal.conformance.HalConformance;
import io.cloudhal.observe.OperationObserver;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryConformanceTest extends HalConformance {

  @TempDir static Path directory;

  @Override
  protected ConformanceFixture openFixture(OperationObserver observer) {
    return new InMemoryFixture(InMemoryConfig.defaults().withDirectory(directory), observer);
  }
}
