package io.cloudhal.inmemory;

import io.cloudhal.bus.AckResult;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.LeaseLostException;
import io.cloudhal.spi.Call;
import io.cloudhal.spi.SourceDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/** The receiving side of a queue or subscription. Every call is one request. */
abstract class InMemorySource implements SourceDriver {

  private final BusAddress address;
  private final Supplier<BusResources> resources;

  InMemorySource(BusAddress address, Supplier<BusResources> resources) {
    this.address = address;
    this.resources = resources;
  }

  @Override
  public List<Delivery> receive(ReceiveOptions options) {
    Call call = Call.current();
    call.countRequest();
    BusResources bus = resources.get();
    Instant until = bus.time().now().plus(options.maxWait());
    while (true) {
      List<Delivery> taken = bus.withMailbox(address, mailbox -> mailbox.take(options));
      if (!taken.isEmpty() || !bus.time().now().isBefore(until)) {
        return taken;
      }
      call.check(false);
      await(bus, until);
    }
  }

  /** Without the lock of the resources: the queue can be removed meanwhile. */
  private void await(BusResources bus, Instant until) {
    Mailbox mailbox = bus.withMailbox(address, Function.identity());
    try {
      mailbox.awaitArrival(until);
    } catch (InterruptedException e) {
      throw Call.current().cancelled(e, false);
    }
  }

  @Override
  public List<AckResult> acknowledge(List<Delivery> deliveries) {
    List<Lease> leases = deliveries.stream().map(this::lease).toList();
    return counted(mailbox -> mailbox.acknowledge(leases));
  }

  @Override
  public void release(Delivery delivery, Duration delay) {
    Lease lease = lease(delivery);
    boolean held = counted(mailbox -> mailbox.release(lease, delay));
    if (!held) {
      throw leaseLost(delivery);
    }
  }

  @Override
  public Delivery extend(Delivery delivery, Duration lease) {
    Lease old = lease(delivery);
    return counted(mailbox -> mailbox.extend(old, lease))
        .map(extended -> new InMemoryDelivery(delivery.message(), extended))
        .orElseThrow(() -> leaseLost(delivery));
  }

  @Override
  public OptionalLong backlog() {
    return OptionalLong.of(counted(Mailbox::backlog));
  }

  private <T> T counted(Function<Mailbox, T> use) {
    Call.current().countRequest();
    return resources.get().withMailbox(address, use);
  }

  private Lease lease(Delivery delivery) {
    if (delivery instanceof InMemoryDelivery own && own.isFrom(address)) {
      return own.lease();
    }
    throw new InvalidRequestException(
        Call.current().context(), "the delivery was not received from " + address);
  }

  private static LeaseLostException leaseLost(Delivery delivery) {
    return new LeaseLostException(
        Call.current().context(), "the lease on message " + delivery.id() + " has ended");
  }
}
