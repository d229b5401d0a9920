package io.cloudhal.computer;

import io.cloudhal.bus.QueueName;
import io.cloudhal.internal.Checks;
import java.util.Objects;

/**
 * Where messages go that were delivered too often without an acknowledgement.
 *
 * @param queue an existing queue of the same order
 * @param maxDeliveries after how many deliveries, 5 to 100; a provider may need a few more
 */
public record DeadLetters(QueueName queue, int maxDeliveries) {
  public DeadLetters {
    Objects.requireNonNull(queue);
    Checks.range("maximum deliveries", maxDeliveries, 5, 100);
  }
}
