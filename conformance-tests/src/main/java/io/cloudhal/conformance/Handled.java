package io.cloudhal.conformance;

import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.MessageHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A handler that remembers what it was given. */
final class Handled implements MessageHandler {

  private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

  @Override
  public void handle(Delivery delivery) {
    deliveries.add(delivery);
  }

  List<Delivery> deliveries() {
    return List.copyOf(deliveries);
  }

  List<String> bodies() {
    return BusContract.bodies(deliveries());
  }
}
