package io.cloudhal.spi;

import io.cloudhal.bus.AckResult;
import io.cloudhal.bus.ConsumeOptions;
import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.MessageHandler;
import io.cloudhal.bus.MessageSource;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.internal.Checks;
import io.cloudhal.observe.Operation;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** Adds to the receiving side of a driver what all share. */
class GuardedSource implements MessageSource {

  private static final Duration MAX_RELEASE_DELAY = Duration.ofMinutes(10);

  private final MessageSource driver;
  private final Guard guard;
  private final Operation receive;
  private final Operation acknowledge;
  private final Operation release;
  private final Operation extend;
  private final Operation consume;
  private final Operation backlog;

  GuardedSource(MessageSource driver, String resource, Guard guard) {
    this.driver = driver;
    this.guard = guard;
    this.receive = guard.operation("bus.receive", resource);
    this.acknowledge = guard.operation("bus.acknowledge", resource);
    this.release = guard.operation("bus.release", resource);
    this.extend = guard.operation("bus.extend", resource);
    this.consume = guard.operation("bus.consume", resource);
    this.backlog = guard.operation("bus.backlog", resource);
  }

  @Override
  public List<Delivery> receive(ReceiveOptions options) {
    return guard.call(
        receive,
        () -> {
          List<Delivery> deliveries = driver.receive(withinDeadline(options));
          deliveries.forEach(each -> Call.current().countReceived(each.message().body().size()));
          return deliveries;
        });
  }

  /** Cuts the wait, so that a call without messages ends within its deadline, empty. */
  private ReceiveOptions withinDeadline(ReceiveOptions options) {
    Duration longest = guard.deadline().multipliedBy(9).dividedBy(10);
    return options.maxWait().compareTo(longest) > 0 ? options.withMaxWait(longest) : options;
  }

  @Override
  public List<AckResult> acknowledge(List<Delivery> deliveries) {
    return guard.call(
        acknowledge, () -> deliveries.isEmpty() ? List.of() : driver.acknowledge(deliveries));
  }

  @Override
  public void release(Delivery delivery, Duration delay) {
    Checks.range("release delay", delay, Duration.ZERO, MAX_RELEASE_DELAY);
    guard.call(
        release,
        () -> {
          driver.release(delivery, delay);
          return null;
        });
  }

  @Override
  public Delivery extend(Delivery delivery, Duration lease) {
    Checks.range("lease", lease, ReceiveOptions.MIN_LEASE, ReceiveOptions.MAX_LEASE);
    return guard.call(extend, () -> driver.extend(delivery, lease));
  }

  @Override
  public Consumption consume(MessageHandler handler, ConsumeOptions options) {
    return guard.call(
        consume,
        () -> guard.state().keep(MessageConsumer.start(this, guard.time(), handler, options)));
  }

  @Override
  public OptionalLong backlog() {
    return guard.call(backlog, driver::backlog);
  }
}
