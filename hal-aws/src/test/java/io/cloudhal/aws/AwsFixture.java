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
import java.util.List;
import java.util.Map;

/** A computer on servers that stand for AWS, each for the services that it is right about. */
final class AwsFixture implements ConformanceFixture {

  private static final String COPY_CONDITIONS =
      "the server ignores the conditions of a copy: CopyObject, Amazon S3 API Reference";

  /** Clauses that take days to verify where time is real, or that no server is right about. */
  private static final Map<String, String> UNPROVEN =
      Map.ofEntries(
          Map.entry("bus.retention.1", "nobody waits for 7 days"),
          Map.entry("bus.retention.2", "nobody waits for 7 days"),
          Map.entry("bus.retention.3", "nobody waits for 7 days"),
          Map.entry("bus.retention.4", "nobody waits for 7 days"),
          Map.entry("storage.copy.4", COPY_CONDITIONS),
          Map.entry("storage.copy.5", COPY_CONDITIONS),
          Map.entry("storage.copy.6", COPY_CONDITIONS),
          Map.entry("storage.copy.12", COPY_CONDITIONS),
          Map.entry("storage.race.4", COPY_CONDITIONS),
          Map.entry(
              "storage.presign.8",
              "the server takes an unknown X-Amz-Algorithm: Authenticating Requests: Using Query"
                  + " Parameters, Amazon S3 API Reference"));

  private static final List<String> STREAMS =
      List.of("bus.append.", "bus.read.", "bus.streamconsume.", "bus.sharing.");
  private static final List<String> ENTRIES =
      List.of("memory.", "observation.memory.", "computer.checkpoints.");

  private final AwsServers servers;
  private final AwsDrivers drivers;
  private final CloudComputer computer;
  private final AwsConfig config;

  private AwsFixture(AwsServers servers, AwsConfig config) {
    this.servers = servers;
    this.config = config;
    this.drivers = new AwsDrivers(config);
    this.computer = drivers.computer(OperationObserver.none());
  }

  /** Starts the servers and opens a computer on them. */
  static AwsFixture onServers() {
    AwsServers servers = new AwsServers();
    try {
      BucketName spill = new BucketName("spill");
      AwsConfig config = servers.config();
      AwsFixture fixture =
          new AwsFixture(servers, config.withSpillBucket(config.physicalName(spill.value())));
      fixture.computer.provisioner().ensureBucket(spill);
      fixture.deployFunctions();
      return fixture;
    } catch (RuntimeException | Error e) {
      servers.close();
      throw e;
    }
  }

  private void deployFunctions() {
    try (AwsClients clients = new AwsClients(config)) {
      Calls.run(() -> LambdaDeployment.of(clients.lambda(), config));
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
    return "process";
  }

  @Override
  public Target target(String clause) {
    String why = UNPROVEN.get(clause);
    return why == null
        ? new Target.Proven(server(clause), computer, TestTime.real(), this::another)
        : new Target.Unproven(why);
  }

  /** Returns the server behind what a clause is about; clauses about everything use all of them. */
  private static String server(String clause) {
    if (STREAMS.stream().anyMatch(clause::startsWith)) {
      return AwsServers.serverOf(AwsService.KINESIS);
    }
    return ENTRIES.stream().anyMatch(clause::startsWith)
        ? AwsServers.serverOf(AwsService.DYNAMODB)
        : AwsServers.serverOf(AwsService.S3);
  }

  @Override
  public long budget(String operation, int items) {
    return AwsBudget.of(operation, items);
  }

  @Override
  public void close() {
    try {
      computer.close();
    } finally {
      servers.close();
    }
  }
}
