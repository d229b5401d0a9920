package io.cloudhal.spi;

import io.cloudhal.Bytes;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.internal.Checks;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What travels in one message of a vendor: attributes and a body, or instead of a body that is too
 * large the reference by which {@link ClaimChecks} keeps it. As bytes it is a frame that begins
 * with its version. Immutable, with value equality.
 */
public final class MessageEnvelope {

  private static final int MAX_ATTRIBUTES = 255;
  private static final int MAX_NAME_BYTES = 255;
  private static final int MAX_VALUE_BYTES = 65_535;
  private static final int MAX_REFERENCE_BYTES = 255;

  private final Map<String, String> attributes;
  private final int bodyBytes;
  private final boolean claimed;
  private final Bytes content;

  MessageEnvelope(Map<String, String> attributes, int bodyBytes, boolean claimed, Bytes content) {
    this.attributes = attributes;
    this.bodyBytes = bodyBytes;
    this.claimed = claimed;
    this.content = content;
  }

  /**
   * Returns an envelope with its body inside.
   *
   * @param attributes those of the message and the provider's own; at most 255, names of 1 to 255
   *     and values of at most 65,535 UTF-8 bytes
   */
  public static MessageEnvelope of(Map<String, String> attributes, Bytes body) {
    return new MessageEnvelope(checked(attributes), body.size(), false, body);
  }

  /**
   * Returns an envelope whose body is kept elsewhere.
   *
   * @param reference 1 to 255 printable ASCII characters
   * @param bodyBytes the size of the body in bytes
   */
  public static MessageEnvelope claiming(
      Map<String, String> attributes, String reference, int bodyBytes) {
    Checks.printableAscii("reference", reference, 1, MAX_REFERENCE_BYTES);
    Checks.notNegative("size of the body", bodyBytes);
    return new MessageEnvelope(checked(attributes), bodyBytes, true, Bytes.utf8(reference));
  }

  private static Map<String, String> checked(Map<String, String> attributes) {
    Checks.range("number of attributes", attributes.size(), 0, MAX_ATTRIBUTES);
    attributes.forEach(
        (name, value) -> {
          Checks.utf8("attribute name", name, 1, MAX_NAME_BYTES);
          Checks.utf8("value of attribute " + name, value, 0, MAX_VALUE_BYTES);
        });
    return Collections.unmodifiableMap(new TreeMap<>(attributes)); // equal ones, equal frames
  }

  /**
   * Returns the envelope in {@code frame}, without a copy of the body.
   *
   * @throws io.cloudhal.error.CorruptDataException if it is none, or of a later version
   */
  public static MessageEnvelope decode(Bytes frame) {
    return EnvelopeFrame.read(frame);
  }

  /** Returns the frame. */
  public Bytes encode() {
    return EnvelopeFrame.write(this);
  }

  /** Returns the size of the frame in bytes. */
  public long encodedBytes() {
    return EnvelopeFrame.size(this);
  }

  /**
   * Returns an envelope whose frame has at most {@code maxBytes}: this one, or one whose body was
   * put into {@code claims}.
   *
   * @param maxBytes enough for the attributes and a reference
   * @throws LimitExceededException before any request if the body does not fit and there are no
   *     {@code claims}
   */
  public MessageEnvelope fitted(int maxBytes, Optional<ClaimChecks> claims) {
    if (claimed || encodedBytes() <= maxBytes) {
      return this;
    }
    if (claims.isEmpty()) {
      throw new LimitExceededException(
          Call.current().context(),
          "message must have at most "
              + maxBytes
              + " bytes where no bucket is configured for larger ones, has "
              + encodedBytes());
    }
    return new MessageEnvelope(attributes, bodyBytes, true, Bytes.utf8(claims.get().put(content)));
  }

  /** Returns the attributes, ordered by name. */
  public Map<String, String> attributes() {
    return attributes;
  }

  /** Returns the size of the body in bytes, wherever it is. */
  public int bodyBytes() {
    return bodyBytes;
  }

  /** Returns the reference of a body that is kept elsewhere. */
  public Optional<String> reference() {
    return claimed ? Optional.of(content.toUtf8()) : Optional.empty();
  }

  /**
   * Returns the body, fetched from {@code claims} if it is kept there.
   *
   * @throws io.cloudhal.error.NotFoundException if it is gone
   * @throws InvalidRequestException if it is kept elsewhere and there are no {@code claims}
   */
  public Bytes body(Optional<ClaimChecks> claims) {
    if (!claimed) {
      return content;
    }
    return claims
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    Call.current().context(),
                    "the body is kept in a bucket, and none is configured here"))
        .fetch(content.toUtf8(), bodyBytes);
  }

  boolean isClaimed() {
    return claimed;
  }

  /** Returns the body, or the reference. */
  Bytes content() {
    return content;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MessageEnvelope that
        && attributes.equals(that.attributes)
        && bodyBytes == that.bodyBytes
        && claimed == that.claimed
        && content.equals(that.content);
  }

  @Override
  public int hashCode() {
    return 31 * attributes.hashCode() + content.hashCode();
  }

  /** Returns sizes and names only: contents may be confidential. */
  @Override
  public String toString() {
    return "MessageEnvelope["
        + bodyBytes
        + (claimed ? " bytes elsewhere" : " bytes")
        + ", attributes="
        + attributes.keySet()
        + "]";
  }
}
