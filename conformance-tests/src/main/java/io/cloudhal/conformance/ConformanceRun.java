package io.cloudhal.conformance;

import io.cloudhal.conformance.Target.Proven;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One run of the suite: the fixture, what all tests share, by server, and the report. */
final class ConformanceRun {

  private final ConformanceFixture fixture;
  private final ConformanceReport report;
  private final Map<String, SharedResources> shared = new ConcurrentHashMap<>();

  ConformanceRun(ConformanceFixture fixture, ConformanceReport report) {
    this.fixture = fixture;
    this.report = report;
  }

  ConformanceFixture fixture() {
    return fixture;
  }

  ConformanceReport report() {
    return report;
  }

  SharedResources shared(Proven target) {
    return shared.computeIfAbsent(
        target.server(), server -> new SharedResources(target.computer().provisioner()));
  }

  void close() {
    try {
      shared.values().forEach(SharedResources::remove);
    } finally {
      fixture.close();
    }
  }
}
