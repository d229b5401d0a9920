package io.cloudhal.error;

import io.cloudhal.ProviderId;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was being done when an error occurred. Immutable. */
public final class ErrorContext implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String provider;
  private final String operation;
  private final String resource;
  private final @Nullable String requestId;

  private ErrorContext(
      String provider, String operation, String resource, @Nullable String requestId) {
    this.provider = provider;
    this.operation = Objects.requireNonNull(operation);
    this.resource = Objects.requireNonNull(resource);
    this.requestId = requestId;
  }

  /**
   * Returns a context without request id.
   *
   * @param operation stable name such as {@code storage.put}
   * @param resource the bucket, store, queue, topic, stream or function; without a key, so that it
   *     is safe as a metric tag
   */
  public static ErrorContext of(ProviderId provider, String operation, String resource) {
    return new ErrorContext(provider.value(), operation, resource, null);
  }

  /** Returns a copy with the vendor's identifier of the request, to quote to its support. */
  public ErrorContext withRequestId(String requestId) {
    return new ErrorContext(provider, operation, resource, Objects.requireNonNull(requestId));
  }

  /** Returns who reported the error. */
  public ProviderId provider() {
    return new ProviderId(provider);
  }

  /** Returns the stable name of the operation, such as {@code memory.get}. */
  public String operation() {
    return operation;
  }

  /** Returns what the operation was applied to, without a key. */
  public String resource() {
    return resource;
  }

  /** Returns the vendor's identifier of the request. */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /** Returns one line such as {@code aws storage.put reports (request 4442587FB7D0A2F9)}. */
  @Override
  public String toString() {
    String text = provider + " " + operation + " " + resource;
    return requestId == null ? text : text + " (request " + requestId + ")";
  }
}
