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

  AwsDrivers(AwsConfig config) {
    this.clients = new AwsClients(config);
  }

  /** Returns the computer of these devices, which it closes with itself. */
  CloudComputer computer(OperationObserver observer) {
    return GuardedComputer.of(this, observer, TimeSource.system());
  }

  /** Returns where payloads go that are too large to travel; nowhere before storage lands. */
  Optional<ClaimChecks> claims() {
    return Optional.empty();
  }

  @Override
  public ProviderId provider() {
    return PROVIDER;
  }

  @Override
  public Memory memory() {
    throw new IllegalStateException("wire the device here when its driver lands");
  }

  @Override
  public Bus bus() {
    throw new IllegalStateException("wire the device here when its driver lands");
  }

  @Override
  public Alu alu() {
    throw new IllegalStateException("wire the device here when its driver lands");
  }

  @Override
  public Storage storage() {
    throw new IllegalStateException("wire the device here when its driver lands");
  }

  @Override
  public Provisioner provisioner() {
    throw new IllegalStateException("wire the device here when its driver lands");
  }

  @Override
  public void close() {
    clients.close();
  }
}
