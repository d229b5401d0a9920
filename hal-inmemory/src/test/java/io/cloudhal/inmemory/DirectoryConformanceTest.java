package io.cloudhal.inmemory;

import io.cloudhal.conformance.ConformanceFixture;
import io.cloudhal.conformance.HalConformance;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryConformanceTest extends HalConformance {

  @TempDir static Path directory;

  @Override
  protected ConformanceFixture openFixture() {
    return new InMemoryFixture(InMemoryConfig.defaults().withDirectory(directory));
  }
}
