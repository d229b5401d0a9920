package io.cloudhal.bus;

import io.cloudhal.internal.Checks;

/**
 * Name of an event stream.
 *
 * @param value 3 to 40 characters from {@code [a-z0-9-]}, beginning with a letter, without {@code
 *     --}, a final {@code -}, the word {@code google} or a leading {@code goog}
 */
public record StreamName(String value) {
  public StreamName {
    Checks.resourceName("stream name", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
