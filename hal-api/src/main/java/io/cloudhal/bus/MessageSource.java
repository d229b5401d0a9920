package io.cloudhal.bus;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * Where messages are received. Thread-safe; every method blocks, and may throw any {@link
 * io.cloudhal.error.HalException}; what does not exist is a {@code NotFoundException}.
 */
public interface MessageSource {

  /**
   * Receives messages, hidden from others until their leases end. Returns as soon as there is one;
   * fewer than asked for do not mean that there are no more.
   *
   * @return at most {@link ReceiveOptions#max}; none if there was none within the wait
   */
  List<Delivery> receive(ReceiveOptions options);

  /**
   * Acknowledges deliveries received from this source, so that they are not delivered again.
   *
   * @param deliveries any number; of each its newest form, see {@link #extend}
   * @return one result a delivery, in order
   */
  List<AckResult> acknowledge(List<Delivery> deliveries);

  /**
   * Gives a delivery back, so that it can be received again after {@code delay}. In an ordering
   * group the later messages wait for it.
   *
   * @param delay 0 to 600 s
   * @throws io.cloudhal.error.LeaseLostException if the lease has ended, where the provider can
   *     tell
   */
  void release(Delivery delivery, Duration delay);

  /**
   * Extends the lease to end {@code lease} from now and returns the delivery to use from here on.
   *
   * @param lease 10 to 600 s
   * @throws io.cloudhal.error.LeaseLostException if the lease has ended
   */
  Delivery extend(Delivery delivery, Duration lease);

  /**
   * Handles messages in the background until the returned consumption, or the bus, is closed.
   * Leases are extended while a handler runs, and never more messages are leased than can be
   * handled.
   */
  Consumption consume(MessageHandler handler, ConsumeOptions options);

  /**
   * Returns about how many messages wait, not counting leased ones; empty if the provider does not
   * know, see {@link BusCapabilities#reportsBacklog}.
   */
  OptionalLong backlog();
}
