package io.cloudhal.memory;

import io.cloudhal.internal.Checks;
import java.util.regex.Pattern;

/**
 * Name of a key/value store.
 *
 * @param value 3 to 40 characters from {@code [a-z0-9]}, beginning with a letter
 */
public record StoreName(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]{2,39}");

  public StoreName {
    Checks.matches("store name", FORM, value);
  }

  @Override
  public String toString() {
    return value;
  }
}
