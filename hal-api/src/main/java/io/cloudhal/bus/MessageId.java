package io.cloudhal.bus;

import io.cloudhal.internal.Checks;

/**
 * The provider's id of a message, for logs. Not to be compared between sender and receiver: some
 * providers give a message another id for each subscription.
 *
 * @param value 1 to 1,024 printable ASCII characters
 */
public record MessageId(String value) {
  public MessageId {
    Checks.printableAscii("message id", value, 1, 1024);
  }

  @Override
  public String toString() {
    return value;
  }
}
