package io.cloudhal.computer;

import io.cloudhal.bus.QueueName;
import java.util.Objects;
import java.util.Optional;

/**
 * A queue to provision.
 *
 * @param name its name
 * @param ordered whether every message has an ordering group; needs {@code BusFeature.ORDERING}
 * @param deadLetters where messages go that nobody acknowledges; empty to keep them until they
 *     expire
 */
public record QueueSpec(QueueName name, boolean ordered, Optional<DeadLetters> deadLetters) {
  public QueueSpec {
    Objects.requireNonNull(name);
    Objects.requireNonNull(deadLetters);
  }

  /** Returns an unordered queue without dead letters. */
  public static QueueSpec of(QueueName name) {
    return new QueueSpec(name, false, Optional.empty());
  }

  /** Returns a copy whose messages are ordered by group. */
  public QueueSpec inOrder() {
    return new QueueSpec(name, true, deadLetters);
  }

  /** Returns a copy that moves messages to {@code queue} after {@code maxDeliveries}, 5 to 100. */
  public QueueSpec withDeadLetters(QueueName queue, int maxDeliveries) {
    return new QueueSpec(name, ordered, Optional.of(new DeadLetters(queue, maxDeliveries)));
  }
}
