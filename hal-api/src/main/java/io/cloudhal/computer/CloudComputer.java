package io.cloudhal.computer;

import io.cloudhal.ProviderId;
import io.cloudhal.alu.Alu;
import io.cloudhal.bus.Bus;
import io.cloudhal.memory.Memory;
import io.cloudhal.storage.Storage;
import java.time.Duration;

/**
 * One region of one account of one vendor. Thread-safe; opening one does no I/O on a cloud, devices
 * are made at their first use and shared. Every call on it ends within its deadline, 30 s unless
 * {@link #withDeadline} says otherwise.
 */
public interface CloudComputer extends AutoCloseable {

  /** Returns the provider. */
  ProviderId provider();

  /** Returns the memory: key/value stores. */
  Memory memory();

  /** Returns the bus: queues, topics and streams. */
  Bus bus();

  /** Returns the ALU: functions. */
  Alu alu();

  /** Returns the storage: blobs. */
  Storage storage();

  /** Returns who creates and removes resources; data calls never create any. */
  Provisioner provisioner();

  /**
   * Returns a view of this computer, sharing everything with it, whose calls end within {@code
   * perCall}. Closing the view closes nothing.
   *
   * @param perCall 1 ms to 1 h
   */
  CloudComputer withDeadline(Duration perCall);

  /** Closes all devices and connections. Idempotent. */
  @Override
  void close();
}
