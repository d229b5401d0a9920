package io.cloudhal.spi;

import io.cloudhal.Device;
import io.cloudhal.ProviderId;

/** What the guarded devices share: who they are, and how they are closed. */
abstract class GuardedDevice implements Device {

  private final Device driver;
  private final Guard guard;

  GuardedDevice(Device driver, Guard guard) {
    this.driver = driver;
    this.guard = guard;
  }

  /** Returns the guard of an open device. */
  final Guard open() {
    guard.state().requireOpen();
    return guard;
  }

  @Override
  public final ProviderId provider() {
    return guard.provider();
  }

  @Override
  public final void close() {
    guard.state().close(driver::close);
  }
}
