package io.cloudhal;

import io.cloudhal.internal.Checks;
import java.util.regex.Pattern;

/**
 * Stable name of a provider, used in errors, metrics and conformance reports.
 *
 * @param value 1 to 32 characters from {@code [a-z0-9-]}
 */
public record ProviderId(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,32}");

  public ProviderId {
    Checks.matches("provider id", FORM, value);
  }

  @Override
  public String toString() {
    return value;
  }
}
