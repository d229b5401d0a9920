package io.cloudhal.spi;

import io.cloudhal.bus.AckResult;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageId;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.bus.SendResult;
import io.cloudhal.error.CancelledException;
import io.cloudhal.error.LeaseLostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The smallest queue that keeps the contract; what was extended knows its old receipt no more. */
final class TinyQueue implements Queue, SourceDriver {

  final Faults faults = new Faults();
  private final TimeSource time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Map<MessageId, TinyDelivery> messages = new LinkedHashMap<>();
  private final List<Integer> wanted = new ArrayList<>();
  private final List<Integer> acknowledged = new ArrayList<>();
  private long receipts;

  TinyQueue(TimeSource time) {
    this.time = time;
  }

  @Override
  public QueueName name() {
    return new QueueName("tiny-queue");
  }

  /** Returns how often {@code method} was called and has had its effect. */
  int calls(String method) {
    return locked(() -> faults.calls(method));
  }

  /** Returns how many messages each receive asked for. */
  List<Integer> wanted() {
    return locked(() -> List.copyOf(wanted));
  }

  /** Returns how many deliveries each call acknowledged. */
  List<Integer> acknowledged() {
    return locked(() -> List.copyOf(acknowledged));
  }

  /** Returns how many messages are there, leased or not. */
  int size() {
    return locked(messages::size);
  }

  @Override
  public MessageId send(Message message) {
    return locked(
        () -> {
          MessageId id = new MessageId("m" + receipts);
          Instant now = time.now();
          messages.put(id, new TinyDelivery(message, id, 0, now, now, receipts++));
          arrived.signalAll();
          return id;
        });
  }

  @Override
  public List<SendResult> sendAll(List<Message> all) {
    return all.stream().<SendResult>map(each -> new SendResult.Sent(send(each))).toList();
  }

  @Override
  public List<Delivery> receive(ReceiveOptions options) {
    faults.pass("receive");
    Instant until = time.now().plus(options.maxWait());
    lock.lock();
    try {
      wanted.add(options.max());
      List<Delivery> found = lease(options);
      while (found.isEmpty() && time.now().isBefore(until)) {
        time.await(lock, arrived, until);
        found = lease(options);
      }
      return found;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException(Faults.context(), "interrupted", e, false);
    } finally {
      lock.unlock();
    }
  }

  private List<Delivery> lease(ReceiveOptions options) {
    List<Delivery> found = new ArrayList<>();
    for (TinyDelivery each : List.copyOf(messages.values())) {
      if (found.size() < options.max() && !each.leaseUntil().isAfter(time.now())) {
        found.add(leased(each, each.deliveryCount() + 1, options.lease()));
      }
    }
    return found;
  }

  private TinyDelivery leased(TinyDelivery old, int count, Duration lease) {
    TinyDelivery leased =
        new TinyDelivery(
            old.message(), old.id(), count, old.sentAt(), time.now().plus(lease), receipts++);
    messages.put(old.id(), leased);
    return leased;
  }

  @Override
  public List<AckResult> acknowledge(List<Delivery> deliveries) {
    return locked(
        () -> {
          faults.pass("acknowledge");
          acknowledged.add(deliveries.size());
          return deliveries.stream().map(this::acknowledge).toList();
        });
  }

  private AckResult acknowledge(Delivery delivery) {
    return messages.remove(delivery.id(), delivery)
        ? new AckResult.Acknowledged()
        : new AckResult.LeaseLost();
  }

  @Override
  public void release(Delivery delivery, Duration delay) {
    locked(
        () -> {
          faults.pass("release");
          requireLeased(delivery);
          arrived.signalAll();
          return leased((TinyDelivery) delivery, delivery.deliveryCount(), delay);
        });
  }

  @Override
  public Delivery extend(Delivery delivery, Duration lease) {
    return locked(
        () -> {
          faults.pass("extend");
          requireLeased(delivery);
          return leased((TinyDelivery) delivery, delivery.deliveryCount(), lease);
        });
  }

  private void requireLeased(Delivery delivery) {
    if (!delivery.equals(messages.get(delivery.id()))) {
      throw new LeaseLostException(Faults.context(), "the lease has ended");
    }
  }

  @Override
  public OptionalLong backlog() {
    return OptionalLong.of(size());
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
