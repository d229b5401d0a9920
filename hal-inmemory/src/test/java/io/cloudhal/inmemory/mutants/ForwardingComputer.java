package io.cloudhal.inmemory.mutants;

import io.cloudhal.ProviderId;
import io.cloudhal.alu.Alu;
import io.cloudhal.bus.Bus;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.memory.Memory;
import io.cloudhal.storage.Storage;
import java.time.Duration;

/** A computer that does what another one does. */
abstract class ForwardingComputer implements CloudComputer {

  final CloudComputer right;

  ForwardingComputer(CloudComputer right) {
    this.right = right;
  }

  @Override
  public ProviderId provider() {
    return right.provider();
  }

  @Override
  public Memory memory() {
    return right.memory();
  }

  @Override
  public Bus bus() {
    return right.bus();
  }

  @Override
  public Alu alu() {
    return right.alu();
  }

  @Override
  public Storage storage() {
    return right.storage();
  }

  @Override
  public Provisioner provisioner() {
    return right.provisioner();
  }

  @Override
  public CloudComputer withDeadline(Duration perCall) {
    return right.withDeadline(perCall);
  }

  @Override
  public void close() {
    right.close();
  }
}
