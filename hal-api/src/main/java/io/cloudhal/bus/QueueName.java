package io.cloudhal.bus;

import io.cloudhal.internal.Checks;

/**
 * Name of a queue.
 *
 * @param value 3 to 40 characters from {@code [a-z0-9-]}, beginning with a letter, without {@code
 *     --}, a final {@code -}, the word {@code google} or a leading {@code goog}
 */
public record QueueName(String value) {
  public QueueName {
    Checks.resourceName("queue name", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
