package io.cloudhal.computer;

import io.cloudhal.observe.OperationObserver;

/** How {@link CloudComputers} finds a provider: a service of {@link java.util.ServiceLoader}. */
public interface ComputerProvider {

  /** Returns the scheme of its addresses, such as {@code aws}. */
  String scheme();

  /**
   * Opens the computer at {@code address} and tells {@code observer} of every call.
   *
   * @throws IllegalArgumentException if the address is not one of this provider's
   */
  CloudComputer open(ComputerAddress address, OperationObserver observer);
}
