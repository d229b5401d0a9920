package io.cloudhal.alu;

import io.cloudhal.internal.Checks;

/**
 * Name of a function.
 *
 * @param value 3 to 40 characters from {@code [a-z0-9-]}, beginning with a letter, without {@code
 *     --}, a final {@code -}, the word {@code google} or a leading {@code goog}
 */
public record FunctionName(String value) {
  public FunctionName {
    Checks.resourceName("function name", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
