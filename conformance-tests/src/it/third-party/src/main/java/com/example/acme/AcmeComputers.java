package com.example.acme;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.observe.OperationObserver;
import io.cloudhal.spi.GuardedComputer;
import io.cloudhal.spi.TimeSource;

/** Opens computers that keep their blobs on a heap. */
public final class AcmeComputers {

  private AcmeComputers() {}

  /** Opens a computer on {@code heap}; computers on one heap share their buckets. */
  public static CloudComputer open(AcmeHeap heap, OperationObserver observer, TimeSource time) {
    return GuardedComputer.of(new AcmeDrivers(heap, time), observer, time);
  }
}
