package io.cloudhal.conformance;

import io.cloudhal.conformance.Target.Proven;
import java.util.HashMap;
import java.util.Map;

/** One run of the suite: the fixture, its resources by computer, and the report. */
final class ConformanceRun {

  private final ConformanceFixture fixture;
  private final ObservedCalls calls;
  private final ConformanceReport report;
  private final Map<String, Resources> resources = new HashMap<>();

  ConformanceRun(ConformanceFixture fixture, ObservedCalls calls, ConformanceReport report) {
    this.fixture = fixture;
    this.calls = calls;
    this.report = report;
  }

  ConformanceFixture fixture() {
    return fixture;
  }

  ObservedCalls calls() {
    return calls;
  }

  ConformanceReport report() {
    return report;
  }

  Resources resources(Proven target) {
    return resources.computeIfAbsent(target.server(), server -> new Resources(target.computer()));
  }

  void close() {
    try {
      resources.values().forEach(Resources::removeShared);
    } finally {
      fixture.close();
    }
  }
}
