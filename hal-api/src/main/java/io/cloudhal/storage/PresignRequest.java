package io.cloudhal.storage;

import io.cloudhal.internal.Checks;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a URL without credentials shall allow. Immutable. */
public final class PresignRequest {

  /** The HTTP method that is allowed. */
  public enum Method {
    /** Read the blob, whole or by a {@code Range} header. */
    GET,
    /** Write the blob. */
    PUT
  }

  private static final Duration MAX_VALIDITY = Duration.ofDays(7);

  private final Method method;
  private final BlobKey key;
  private final Duration validFor;
  private final boolean onlyIfAbsent;
  private final @Nullable String contentType;

  private PresignRequest(
      Method method,
      BlobKey key,
      Duration validFor,
      boolean onlyIfAbsent,
      @Nullable String contentType) {
    this.method = method;
    this.key = Objects.requireNonNull(key);
    this.validFor = Checks.range("validity", validFor, Duration.ofSeconds(1), MAX_VALIDITY);
    this.onlyIfAbsent = onlyIfAbsent;
    this.contentType = contentType;
  }

  /**
   * Returns the request to read {@code key}.
   *
   * @param validFor 1 second to 7 days; the signer's credentials may end it earlier
   */
  public static PresignRequest get(BlobKey key, Duration validFor) {
    return new PresignRequest(Method.GET, key, validFor, false, null);
  }

  /**
   * Returns the request to write {@code key}.
   *
   * @param validFor 1 second to 7 days; the signer's credentials may end it earlier
   */
  public static PresignRequest put(BlobKey key, Duration validFor) {
    return new PresignRequest(Method.PUT, key, validFor, false, null);
  }

  /**
   * Returns a copy that writes only if there is no blob; else the holder's request is refused.
   *
   * @throws IllegalStateException if this is a request to read
   */
  public PresignRequest ifAbsent() {
    requirePut();
    return new PresignRequest(method, key, validFor, true, contentType);
  }

  /**
   * Returns a copy whose blob gets this content type, 1 to 256 printable ASCII characters without
   * leading or trailing space.
   *
   * @throws IllegalStateException if this is a request to read
   */
  public PresignRequest withContentType(String contentType) {
    requirePut();
    ContentHeaders checked = ContentHeaders.none().withType(contentType);
    return new PresignRequest(method, key, validFor, onlyIfAbsent, checked.type().orElseThrow());
  }

  /** Returns the HTTP method. */
  public Method method() {
    return method;
  }

  /** Returns the blob. */
  public BlobKey key() {
    return key;
  }

  /** Returns how long the URL shall be valid. */
  public Duration validFor() {
    return validFor;
  }

  /** Returns whether to write only if there is no blob. */
  public boolean onlyIfAbsent() {
    return onlyIfAbsent;
  }

  /** Returns the content type of a blob to be written. */
  public Optional<String> contentType() {
    return Optional.ofNullable(contentType);
  }

  private void requirePut() {
    if (method != Method.PUT) {
      throw new IllegalStateException("only a request to write has this option");
    }
  }
}
