package io.cloudhal.spi;

import io.cloudhal.bus.AckResult;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.ReceiveOptions;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** A source that does what another does, for tests to change. */
class ForwardingQueue implements SourceDriver {

  private final TinyQueue queue;

  ForwardingQueue(TinyQueue queue) {
    this.queue = queue;
  }

  @Override
  public List<Delivery> receive(ReceiveOptions options) {
    return queue.receive(options);
  }

  @Override
  public List<AckResult> acknowledge(List<Delivery> deliveries) {
    return queue.acknowledge(deliveries);
  }

  @Override
  public void release(Delivery delivery, Duration delay) {
    queue.release(delivery, delay);
  }

  @Override
  public Delivery extend(Delivery delivery, Duration lease) {
    return queue.extend(delivery, lease);
  }

  @Override
  public OptionalLong backlog() {
    return queue.backlog();
  }
}
