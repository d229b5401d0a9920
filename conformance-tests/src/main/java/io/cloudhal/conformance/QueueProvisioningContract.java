package io.cloudhal.conformance;

import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.computer.QueueSpec;

/** Queues, which hold messages. */
abstract class QueueProvisioningContract extends ProvisioningContract {

  @Override
  void ensure(String name) {
    provisioner().ensureQueue(QueueSpec.of(new QueueName(name)));
  }

  @Override
  void remove(String name) {
    provisioner().removeQueue(new QueueName(name));
  }

  @Override
  void fill(String name) {
    queue(name).send(BusContract.message("kept"));
  }

  @Override
  boolean isFilled(String name) {
    return !queue(name).receive(BusContract.AT_ONCE).isEmpty();
  }

  private Queue queue(String name) {
    return computer().bus().queue(new QueueName(name));
  }
}
