package com.example.acme;

import io.cloudhal.ProviderId;
import io.cloudhal.alu.Alu;
import io.cloudhal.bus.Bus;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.memory.Memory;
import io.cloudhal.spi.Drivers;
import io.cloudhal.spi.TimeSource;
import io.cloudhal.storage.Storage;

/** The devices of Acme's computer, of which there is one so far. */
final class AcmeDrivers implements Drivers {

  static final ProviderId ACME = new ProviderId("acme");

  private final AcmeHeap heap;
  private final TimeSource time;

  AcmeDrivers(AcmeHeap heap, TimeSource time) {
    this.heap = heap;
    this.time = time;
  }

  @Override
  public ProviderId provider() {
    return ACME;
  }

  @Override
  public Storage storage() {
    return new AcmeStorage(heap, time);
  }

  @Override
  public Provisioner provisioner() {
    return new AcmeProvisioner(heap);
  }

  @Override
  public Memory memory() {
    throw new UnsupportedOperationException("Acme has no memory yet");
  }

  @Override
  public Bus bus() {
    throw new UnsupportedOperationException("Acme has no bus yet");
  }

  @Override
  public Alu alu() {
    throw new UnsupportedOperationException("Acme has no ALU yet");
  }

  @Override
  public void close() {}
}
