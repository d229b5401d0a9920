package io.cloudhal.aws;

import io.cloudhal.ProviderId;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.conformance.ConformanceFixture;
import io.cloudhal.conformance.SharedDrivers;
import io.cloudhal.conformance.Target;
import io.cloudhal.conformance.TestTime;
import io.cloudhal.observe.OperationObserver;
import io.cloudhal.spi.GuardedComputer;
import io.cloudhal.spi.TimeSource;
import io.cloudhal.storage.BucketName;
import io.cloudhal.testservers.Backend;
import java.util.Map;

/** A computer on servers that stand for AWS, or in an account. */
final class AwsFixture implements ConformanceFixture {

  private static final String A_WEEK = "nobody waits for 7 days";

  /** Clauses that take days where time is real. */
  static final Map<String, String> UNPROVEN_BY_TIME =
      Map.of(
          "bus.retention.1", A_WEEK,
          "bus.retention.2", A_WEEK,
          "bus.retention.3", A_WEEK,
          "bus.retention.4", A_WEEK);

  private static final BucketName SPILL = new BucketName("spill");

  private final AwsBackend backend;
  private final AwsDrivers drivers;
  private final CloudComputer computer;
  private final Map<String, String> unproven;

  private AwsFixture(AwsBackend backend, AwsConfig config) {
    this.backend = backend;
    this.drivers = new AwsDrivers(config);
    this.computer = drivers.computer(OperationObserver.none());
    this.unproven = backend.unproven();
  }

  /** Opens a computer on what was chosen, with the functions of the suite. */
  static AwsFixture open() {
    AwsBackend backend = AwsBackend.chosen();
    try {
      AwsConfig plain = backend.config();
      AwsConfig config = plain.withSpillBucket(plain.physicalName(SPILL.value()));
      AwsFixture fixture = new AwsFixture(backend, config);
      fixture.computer.provisioner().ensureBucket(SPILL);
      backend.deployFunctions(config);
      return fixture;
    } catch (RuntimeException | Error e) {
      backend.close();
      throw e;
    }
  }

  private CloudComputer another(OperationObserver observer) {
    return GuardedComputer.of(new SharedDrivers(drivers), observer, TimeSource.system());
  }

  @Override
  public ProviderId provider() {
    return AwsDrivers.PROVIDER;
  }

  @Override
  public String backend() {
    return Backend.chosen().id();
  }

  @Override
  public Target target(String clause) {
    String why = unproven.get(clause);
    return why == null
        ? new Target.Proven(backend.server(clause), computer, TestTime.real(), this::another)
        : new Target.Unproven(why);
  }

  @Override
  public long budget(String operation, int items) {
    return AwsBudget.of(operation, items);
  }

  @Override
  public void close() {
    try {
      computer.provisioner().removeBucket(SPILL);
      computer.close();
    } finally {
      backend.close();
    }
  }
}
