package io.cloudhal.aws;

import io.cloudhal.ProviderId;
import io.cloudhal.alu.Alu;
import io.cloudhal.bus.Bus;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.memory.Memory;
import io.cloudhal.observe.OperationObserver;
import io.cloudhal.spi.ClaimChecks;
import io.cloudhal.spi.Drivers;
import io.cloudhal.spi.GuardedComputer;
import io.cloudhal.spi.TimeSource;
import io.cloudhal.storage.Storage;
import java.util.Optional;

/** The devices of one computer on AWS; making them sends no request. */
final class AwsDrivers implements Drivers {

  static final ProviderId PROVIDER = new ProviderId("aws");

  private final AwsClients clients;
  private final S3Storage storage;
  private final DynamoMemory memory;
  private final AwsBus bus;
  private final LambdaAlu alu;
  private final AwsProvisioner provisioner;

  AwsDrivers(AwsConfig config) {
    this.clients = new AwsClients(config);
    this.storage = new S3Storage(config, clients);
    Optional<ClaimChecks> claims = storage.claims();
    this.memory = new DynamoMemory(config, clients);
    this.bus = new AwsBus(config, clients, claims);
    this.alu = new LambdaAlu(config, clients, claims);
    this.provisioner = new AwsProvisioner(config, clients, claims);
  }

  /** Returns the computer of these devices, which it closes with itself. */
  CloudComputer computer(OperationObserver observer) {
    return GuardedComputer.of(this, observer, TimeSource.system());
  }

  /**
   * Returns where payloads go that are too large to travel, if the computer has a bucket for it.
   */
  Optional<ClaimChecks> claims() {
    return storage.claims();
  }

  @Override
  public ProviderId provider() {
    return PROVIDER;
  }

  @Override
  public Memory memory() {
    return memory;
  }

  @Override
  public Bus bus() {
    return bus;
  }

  @Override
  public Alu alu() {
    return alu;
  }

  @Override
  public Storage storage() {
    return storage;
  }

  @Override
  public Provisioner provisioner() {
    return provisioner;
  }

  @Override
  public void close() {
    clients.close();
  }
}
