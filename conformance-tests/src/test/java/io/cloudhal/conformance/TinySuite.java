package io.cloudhal.conformance;

import io.cloudhal.ProviderId;
import io.cloudhal.conformance.Target.Proven;
import io.cloudhal.conformance.Target.Unproven;
import io.cloudhal.spi.VirtualTime;
import java.nio.file.Path;
import java.time.Instant;

/** A suite on a {@link TinyComputer}, of which a subclass says what it is and verifies. */
abstract class TinySuite extends SuiteLifecycle {

  static final Path REPORTS = Path.of("target", "tiny-conformance");

  private final String server;
  private final TinyComputer computer;

  TinySuite(String server, TinyComputer computer) {
    this.server = server;
    this.computer = computer;
  }

  @Override
  protected Path reportDirectory() {
    return REPORTS;
  }

  @Override
  protected ConformanceFixture openFixture() {
    return new ConformanceFixture() {
      @Override
      public ProviderId provider() {
        return TinyComputer.PROVIDER;
      }

      @Override
      public String backend() {
        return "embedded";
      }

      @Override
      public Target target(String clause) {
        if (clause.startsWith("tiny.unproven.")) {
          return new Unproven("no server is right about it");
        }
        if (clause.startsWith("tiny.unreachable.")) {
          throw new IllegalStateException("the server did not start");
        }
        TestTime time = TestTime.virtual(new VirtualTime(Instant.EPOCH));
        return new Proven(server, computer, time, more -> computer);
      }

      @Override
      public long budget(String operation, int items) {
        return 7L * items;
      }

      @Override
      public void close() {
        computer.events().add("fixture closed with buckets " + computer.buckets());
      }
    };
  }
}
