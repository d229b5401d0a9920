package io.cloudhal.inmemory;

import io.cloudhal.computer.DeadLetters;
import java.util.Optional;

/**
 * A queue, topic or subscription that exists.
 *
 * @param address its name
 * @param id unlike that of all others, also of earlier ones of this name
 * @param ordered whether every message has an ordering group
 * @param topic the id of the topic of a subscription, 0 for all else
 * @param deadLetters where messages go that nobody acknowledges
 */
record Registration(
    BusAddress address, long id, boolean ordered, long topic, Optional<DeadLetters> deadLetters) {

  /** Returns whether the other one means the same. */
  boolean isLike(Registration other) {
    return equals(
        new Registration(other.address, id, other.ordered, other.topic, other.deadLetters));
  }
}
