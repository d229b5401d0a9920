package io.cloudhal.conformance;

import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.MessageHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A handler that holds every message until it is opened, or its thread is interrupted. */
final class Gate implements MessageHandler {

  private final CountDownLatch open = new CountDownLatch(1);
  private final List<Delivery> begun = new CopyOnWriteArrayList<>();
  private final List<Delivery> ended = new CopyOnWriteArrayList<>();

  @Override
  public void handle(Delivery delivery) throws InterruptedException {
    begun.add(delivery);
    open.await();
    ended.add(delivery);
  }

  void open() {
    open.countDown();
  }

  /** Returns the messages that have come, in order. */
  List<String> begun() {
    return BusContract.bodies(List.copyOf(begun));
  }

  /** Returns the messages that have gone through, in order. */
  List<String> ended() {
    return BusContract.bodies(List.copyOf(ended));
  }
}
