package io.cloudhal.storage;

import io.cloudhal.Precondition;
import io.cloudhal.internal.Checks;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** How to write a blob. Immutable. */
public final class PutOptions {

  private static final PutOptions DEFAULTS =
      new PutOptions(Precondition.none(), ContentHeaders.none(), Map.of());
  private static final Pattern METADATA_NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
  private static final int MAX_METADATA_BYTES = 2048;

  private final Precondition precondition;
  private final ContentHeaders headers;
  private final Map<String, String> metadata;

  private PutOptions(
      Precondition precondition, ContentHeaders headers, Map<String, String> metadata) {
    this.precondition = Objects.requireNonNull(precondition);
    this.headers = Objects.requireNonNull(headers);
    this.metadata = metadata;
  }

  /** Returns the options that overwrite and store neither headers nor metadata. */
  public static PutOptions defaults() {
    return DEFAULTS;
  }

  /** Returns a copy that writes only if {@code precondition} holds. */
  public PutOptions withPrecondition(Precondition precondition) {
    return new PutOptions(precondition, headers, metadata);
  }

  /** Returns a copy that writes only if there is no blob. */
  public PutOptions ifAbsent() {
    return withPrecondition(Precondition.ifAbsent());
  }

  /** Returns a copy that stores {@code headers}. */
  public PutOptions withHeaders(ContentHeaders headers) {
    return new PutOptions(precondition, headers, metadata);
  }

  /**
   * Returns a copy that stores {@code metadata}.
   *
   * @param metadata names {@code [a-z][a-z0-9_]{0,63}} but none beginning with {@code hal_}, values
   *     of printable ASCII without leading or trailing space, 2,048 characters in all
   */
  public PutOptions withMetadata(Map<String, String> metadata) {
    Map<String, String> copy = Map.copyOf(metadata);
    int size = 0;
    for (Map.Entry<String, String> entry : copy.entrySet()) {
      String name = Checks.matches("metadata name", METADATA_NAME, entry.getKey());
      String value = entry.getValue();
      Checks.printableAscii("metadata value of " + name, value, 0, MAX_METADATA_BYTES);
      if (name.startsWith("hal_")) {
        throw new IllegalArgumentException("metadata name must not begin with hal_, is " + name);
      }
      if (!value.equals(value.strip())) {
        throw new IllegalArgumentException(
            "metadata value of " + name + " must not begin or end with a space");
      }
      size += name.length() + value.length();
    }
    Checks.range("size of metadata", size, 0, MAX_METADATA_BYTES);
    return new PutOptions(precondition, headers, copy);
  }

  /** Returns the precondition. */
  public Precondition precondition() {
    return precondition;
  }

  /** Returns the content headers to store. */
  public ContentHeaders headers() {
    return headers;
  }

  /** Returns the metadata to store. */
  public Map<String, String> metadata() {
    return metadata;
  }
}
