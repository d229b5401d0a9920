package io.cloudhal.storage;

import io.cloudhal.internal.Checks;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a blob says of its content to whoever fetches it by HTTP; kept and given back unchanged.
 * Each value has 1 to 256 printable ASCII characters without leading or trailing space. Immutable,
 * with value equality.
 */
public final class ContentHeaders {

  private static final ContentHeaders NONE = new ContentHeaders(null, null, null, null);

  private final @Nullable String type;
  private final @Nullable String encoding;
  private final @Nullable String disposition;
  private final @Nullable String cacheControl;

  private ContentHeaders(
      @Nullable String type,
      @Nullable String encoding,
      @Nullable String disposition,
      @Nullable String cacheControl) {
    this.type = checked("content type", type);
    this.encoding = checked("content encoding", encoding);
    this.disposition = checked("content disposition", disposition);
    this.cacheControl = checked("cache control", cacheControl);
  }

  /** Returns the headers that say nothing. */
  public static ContentHeaders none() {
    return NONE;
  }

  /** Returns a copy with a {@code Content-Type}, such as {@code text/csv}. */
  public ContentHeaders withType(String type) {
    return new ContentHeaders(Objects.requireNonNull(type), encoding, disposition, cacheControl);
  }

  /** Returns a copy with a {@code Content-Encoding}; bytes are stored and read as they are. */
  public ContentHeaders withEncoding(String encoding) {
    return new ContentHeaders(type, Objects.requireNonNull(encoding), disposition, cacheControl);
  }

  /** Returns a copy with a {@code Content-Disposition}. */
  public ContentHeaders withDisposition(String disposition) {
    return new ContentHeaders(type, encoding, Objects.requireNonNull(disposition), cacheControl);
  }

  /** Returns a copy with a {@code Cache-Control}. */
  public ContentHeaders withCacheControl(String cacheControl) {
    return new ContentHeaders(type, encoding, disposition, Objects.requireNonNull(cacheControl));
  }

  /** Returns the {@code Content-Type}. */
  public Optional<String> type() {
    return Optional.ofNullable(type);
  }

  /** Returns the {@code Content-Encoding}. */
  public Optional<String> encoding() {
    return Optional.ofNullable(encoding);
  }

  /** Returns the {@code Content-Disposition}. */
  public Optional<String> disposition() {
    return Optional.ofNullable(disposition);
  }

  /** Returns the {@code Cache-Control}. */
  public Optional<String> cacheControl() {
    return Optional.ofNullable(cacheControl);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContentHeaders that
        && Objects.equals(type, that.type)
        && Objects.equals(encoding, that.encoding)
        && Objects.equals(disposition, that.disposition)
        && Objects.equals(cacheControl, that.cacheControl);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, encoding, disposition, cacheControl);
  }

  @Override
  public String toString() {
    return "ContentHeaders[type="
        + type
        + ", encoding="
        + encoding
        + ", disposition="
        + disposition
        + ", cacheControl="
        + cacheControl
        + "]";
  }

  private static @Nullable String checked(String what, @Nullable String value) {
    if (value == null) {
      return null;
    }
    Checks.printableAscii(what, value, 1, 256);
    if (!value.equals(value.strip())) {
      throw new IllegalArgumentException(
          what + " must not begin or end with a space, is '" + value + "'");
    }
    return value;
  }
}
