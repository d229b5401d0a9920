package io.cloudhal.alu;

import io.cloudhal.internal.Checks;

/**
 * Id of one invocation, made by the caller's side and given to the handler.
 *
 * @param value 1 to 128 printable ASCII characters
 */
public record InvocationId(String value) {
  public InvocationId {
    Checks.printableAscii("invocation id", value, 1, 128);
  }

  @Override
  public String toString() {
    return value;
  }
}
