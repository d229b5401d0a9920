package io.cloudhal.spi;

import io.cloudhal.ProviderId;
import io.cloudhal.alu.Alu;
import io.cloudhal.alu.AluCapabilities;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.RemoteFunction;

/** Adds to an ALU driver what all share. */
final class GuardedAlu implements Alu {

  private final Alu driver;
  private final Guard guard;

  GuardedAlu(Alu driver, Guard guard) {
    this.driver = driver;
    this.guard = guard;
  }

  @Override
  public ProviderId provider() {
    return guard.provider();
  }

  @Override
  public AluCapabilities capabilities() {
    return driver.capabilities();
  }

  @Override
  public RemoteFunction function(FunctionName name) {
    guard.state().requireOpen();
    return new GuardedFunction(driver.function(name), capabilities(), guard);
  }

  @Override
  public void close() {
    guard.state().close(driver::close);
  }
}
