package io.cloudhal.inmemory;

import io.cloudhal.conformance.ConformanceFixture;
import io.cloudhal.conformance.HalConformance;
import io.cloudhal.observe.OperationObserver;

final class InMemoryConformanceTest extends HalConformance {

  @Override
  protected ConformanceFixture openFixture(OperationObserver observer) {
    return new InMemoryFixture(InMemoryConfig.defaults(), observer);
  }
}
