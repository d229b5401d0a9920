package io.cloudhal.spi;

import io.cloudhal.bus.QueueName;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.ComputerAddress;
import io.cloudhal.computer.ComputerProvider;
import io.cloudhal.observe.OperationObserver;

/** Opens {@code tiny:} addresses. */
public final class TinyProvider implements ComputerProvider {

  /** A queue of every tiny computer. */
  public static final QueueName QUEUE = new QueueName("tiny-queue");

  /** Creates the provider. */
  public TinyProvider() {}

  @Override
  public String scheme() {
    return "tiny";
  }

  @Override
  public CloudComputer open(ComputerAddress address, OperationObserver observer) {
    return GuardedComputer.of(new TinyDrivers(TimeSource.system()), observer, TimeSource.system());
  }

  /** Opens a computer that runs by {@code time}. */
  public static CloudComputer open(TimeSource time) {
    return GuardedComputer.of(new TinyDrivers(time), OperationObserver.none(), time);
  }
}
