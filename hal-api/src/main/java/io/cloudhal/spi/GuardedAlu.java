package io.cloudhal.spi;

import io.cloudhal.alu.Alu;
import io.cloudhal.alu.AluCapabilities;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.RemoteFunction;

/** Adds to an ALU driver what all share. */
final class GuardedAlu extends GuardedDevice implements Alu {

  private final Alu driver;

  GuardedAlu(Alu driver, Guard guard) {
    super(driver, guard);
    this.driver = driver;
  }

  @Override
  public AluCapabilities capabilities() {
    return driver.capabilities();
  }

  @Override
  public RemoteFunction function(FunctionName name) {
    Guard guard = open();
    return new GuardedFunction(driver.function(name), capabilities(), guard);
  }
}
