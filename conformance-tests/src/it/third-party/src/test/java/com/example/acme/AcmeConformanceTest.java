package com.example.acme;

import io.cloudhal.ProviderId;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.conformance.ConformanceFixture;
import io.cloudhal.conformance.HalConformance;
import io.cloudhal.conformance.Target;
import io.cloudhal.conformance.TestTime;
import io.cloudhal.observe.OperationObserver;
import io.cloudhal.spi.VirtualTime;
import java.time.Instant;

/** All that a provider needs to be verified. */
class AcmeConformanceTest extends HalConformance {

  @Override
  protected ConformanceFixture openFixture() {
    AcmeHeap heap = new AcmeHeap();
    VirtualTime time = new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));
    CloudComputer computer = AcmeComputers.open(heap, OperationObserver.none(), time);
    return new ConformanceFixture() {
      @Override
      public ProviderId provider() {
        return AcmeDrivers.ACME;
      }

      @Override
      public String backend() {
        return "embedded";
      }

      @Override
      public Target target(String clause) {
        return clause.startsWith("storage.")
            ? new Target.Proven(
                "heap",
                computer,
                TestTime.virtual(time),
                another -> AcmeComputers.open(heap, another, time))
            : new Target.Unproven("Acme has a storage only");
      }

      @Override
      public long budget(String operation, int items) {
        return operation.equals("storage.copy") ? 2 : 1;
      }

      @Override
      public void close() {
        computer.close();
      }
    };
  }
}
