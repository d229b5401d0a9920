package io.cloudhal.inmemory.mutants;

import io.cloudhal.bus.AckResult;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.ReceiveOptions;
import java.time.Duration;
import java.util.List;

/** A queue whose deliveries tell something else than they are. */
abstract class RetoldQueue extends ForwardingQueue {

  RetoldQueue(Queue right) {
    super(right);
  }

  /** Returns what is handed out in place of a delivery. */
  abstract ForwardingDelivery retold(Delivery delivery);

  @Override
  public List<Delivery> receive(ReceiveOptions options) {
    return right.receive(options).stream().<Delivery>map(this::retold).toList();
  }

  @Override
  public List<AckResult> acknowledge(List<Delivery> deliveries) {
    return right.acknowledge(deliveries.stream().map(RetoldQueue::told).toList());
  }

  @Override
  public void release(Delivery delivery, Duration delay) {
    right.release(told(delivery), delay);
  }

  @Override
  public Delivery extend(Delivery delivery, Duration lease) {
    return retold(right.extend(told(delivery), lease));
  }

  private static Delivery told(Delivery delivery) {
    return ((ForwardingDelivery) delivery).right;
  }
}
