package io.cloudhal.bus;

import io.cloudhal.internal.Checks;

/**
 * Name of a topic.
 *
 * @param value 3 to 40 characters from {@code [a-z0-9-]}, beginning with a letter, without {@code
 *     --}, a final {@code -}, the word {@code google} or a leading {@code goog}
 */
public record TopicName(String value) {
  public TopicName {
    Checks.resourceName("topic name", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
