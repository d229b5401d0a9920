package io.cloudhal.inmemory;

import io.cloudhal.ProviderId;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.conformance.ConformanceFixture;
import io.cloudhal.conformance.ConformanceFunctions;
import io.cloudhal.conformance.SharedDrivers;
import io.cloudhal.conformance.Target;
import io.cloudhal.conformance.TestTime;
import io.cloudhal.observe.OperationObserver;
import io.cloudhal.spi.Drivers;
import io.cloudhal.spi.GuardedComputer;
import io.cloudhal.spi.VirtualTime;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** An in-memory computer to be verified, in virtual time. */
final class InMemoryFixture implements ConformanceFixture {

  private static final String EMBEDDED = "embedded";

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));
  private final InMemoryDrivers drivers;
  private final UnaryOperator<Drivers> change;
  private final CloudComputer computer;
  private final Target target;

  InMemoryFixture(InMemoryConfig config) {
    this(config, drivers -> drivers);
  }

  /**
   * Opens a computer.
   *
   * @param change what to put in place of its drivers
   */
  InMemoryFixture(InMemoryConfig config, UnaryOperator<Drivers> change) {
    InMemoryConfig whole = config.withTime(time).withSignedUrls(true);
    for (var each : ConformanceFunctions.all().entrySet()) {
      whole = whole.withFunction(each.getKey(), each.getValue());
    }
    this.drivers = InMemoryDrivers.of(whole);
    this.change = change;
    this.computer = GuardedComputer.of(change.apply(drivers), OperationObserver.none(), time);
    this.target = new Target.Proven(EMBEDDED, computer, TestTime.virtual(time), this::another);
  }

  /**
   * Another computer on the same devices, because memory and bus have one holder. They outlive it,
   * also if it closes one of them.
   */
  private CloudComputer another(OperationObserver observer) {
    return GuardedComputer.of(change.apply(new SharedDrivers(drivers)), observer, time);
  }

  @Override
  public ProviderId provider() {
    return drivers.provider();
  }

  @Override
  public String backend() {
    return EMBEDDED;
  }

  @Override
  public Target target(String clause) {
    return target;
  }

  /** One request whatever it has; an update reads and writes. */
  @Override
  public long budget(String operation, int items) {
    return operation.equals("memory.update") ? 2 : 1;
  }

  @Override
  public void close() {
    computer.close();
  }
}
