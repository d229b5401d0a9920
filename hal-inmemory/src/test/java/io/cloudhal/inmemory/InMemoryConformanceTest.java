package io.cloudhal.inmemory;

import io.cloudhal.conformance.ConformanceFixture;
import io.cloudhal.conformance.HalConformance;

final class InMemoryConformanceTest extends HalConformance {

  @Override
  protected ConformanceFixture openFixture() {
    return new InMemoryFixture(InMemoryConfig.defaults());
  }
}
