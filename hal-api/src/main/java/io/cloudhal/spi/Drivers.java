package io.cloudhal.spi;

import io.cloudhal.ProviderId;
import io.cloudhal.alu.Alu;
import io.cloudhal.bus.Bus;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.memory.Memory;
import io.cloudhal.storage.Storage;

/**
 * The plain devices of a provider. Each is made at its first use and the same ever after, by any
 * thread; {@link #close} is called once and closes those that were made, with all connections. A
 * device may have been closed by itself before.
 */
public interface Drivers extends AutoCloseable {

  /** Returns the provider. */
  ProviderId provider();

  /** Returns the memory driver. */
  Memory memory();

  /** Returns the bus driver. */
  Bus bus();

  /** Returns the ALU driver. */
  Alu alu();

  /** Returns the storage driver. */
  Storage storage();

  /** Returns the provisioner. */
  Provisioner provisioner();

  @Override
  void close();
}
