package io.cloudhal.aws;

import io.cloudhal.conformance.ConformanceFixture;
import io.cloudhal.conformance.HalConformance;

final class AwsConformanceTest extends HalConformance {

  @Override
  protected ConformanceFixture openFixture() {
    return AwsFixture.open();
  }
}
