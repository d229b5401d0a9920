package io.cloudhal.bus;

import io.cloudhal.Bytes;
import io.cloudhal.internal.Checks;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A message to send or as it was received. Immutable, with value equality. */
public final class Message {

  /** The most attributes of a message. */
  public static final int MAX_ATTRIBUTES = 8;

  /** The most UTF-8 bytes of an attribute's value. */
  public static final int MAX_ATTRIBUTE_BYTES = 256;

  private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
  private static final Duration MAX_DELAY = Duration.ofDays(7);

  private final Bytes body;
  private final Map<String, String> attributes;
  private final @Nullable String group;
  private final @Nullable String deduplicationId;
  private final Duration delay;

  private Message(
      Bytes body,
      Map<String, String> attributes,
      @Nullable String group,
      @Nullable String deduplicationId,
      Duration delay) {
    this.body = Objects.requireNonNull(body);
    this.attributes = attributes;
    this.group = group;
    this.deduplicationId = deduplicationId;
    this.delay = delay;
  }

  /**
   * Returns a message without attributes.
   *
   * @param body any bytes, also none; at most {@link BusCapabilities#maxBodyBytes}
   */
  public static Message of(Bytes body) {
    return new Message(body, Map.of(), null, null, Duration.ZERO);
  }

  /**
   * Returns a copy with these attributes instead.
   *
   * @param attributes at most 8; names {@code [a-z][a-z0-9_]{0,63}} but none beginning with {@code
   *     hal_}, values of 1 to 256 UTF-8 bytes without control characters
   */
  public Message withAttributes(Map<String, String> attributes) {
    Map<String, String> copy = Map.copyOf(attributes);
    Checks.range("number of attributes", copy.size(), 0, MAX_ATTRIBUTES);
    copy.forEach(Message::checkAttribute);
    return new Message(body, copy, group, deduplicationId, delay);
  }

  /**
   * Returns a copy that belongs to an ordering group. Needs {@link BusFeature#ORDERING} and an
   * ordered queue or topic, where every message must have a group.
   *
   * @param group 1 to 128 printable ASCII characters
   */
  public Message withGroup(String group) {
    Checks.printableAscii("ordering group", group, 1, 128);
    return new Message(body, attributes, group, deduplicationId, delay);
  }

  /**
   * Returns a copy that is delivered once if it is sent several times within 5 minutes. Needs
   * {@link BusFeature#DEDUPLICATION} and an ordered queue or topic.
   *
   * @param deduplicationId 1 to 128 printable ASCII characters
   */
  public Message withDeduplicationId(String deduplicationId) {
    Checks.printableAscii("deduplication id", deduplicationId, 1, 128);
    return new Message(body, attributes, group, deduplicationId, delay);
  }

  /**
   * Returns a copy that can be received only after {@code delay}. Needs {@link BusFeature#DELAY}
   * and a queue that is not ordered.
   *
   * @param delay 0 to 7 days, and at most {@link BusCapabilities#maxDelay}
   */
  public Message withDelay(Duration delay) {
    Checks.range("delay", delay, Duration.ZERO, MAX_DELAY);
    return new Message(body, attributes, group, deduplicationId, delay);
  }

  /** Returns the body. */
  public Bytes body() {
    return body;
  }

  /** Returns the attributes. */
  public Map<String, String> attributes() {
    return attributes;
  }

  /** Returns the ordering group. */
  public Optional<String> group() {
    return Optional.ofNullable(group);
  }

  /** Returns the deduplication id; a received message may come without it. */
  public Optional<String> deduplicationId() {
    return Optional.ofNullable(deduplicationId);
  }

  /** Returns the delay; zero for a received message. */
  public Duration delay() {
    return delay;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Message that
        && body.equals(that.body)
        && attributes.equals(that.attributes)
        && Objects.equals(group, that.group)
        && Objects.equals(deduplicationId, that.deduplicationId)
        && delay.equals(that.delay);
  }

  @Override
  public int hashCode() {
    return Objects.hash(body, attributes, group, deduplicationId, delay);
  }

  /** Returns sizes and names only: contents may be confidential. */
  @Override
  public String toString() {
    return "Message[" + body.size() + " bytes, attributes=" + attributes.keySet() + "]";
  }

  private static void checkAttribute(String name, String value) {
    Checks.matches("attribute name", ATTRIBUTE_NAME, name);
    Checks.utf8("value of attribute " + name, value, 1, MAX_ATTRIBUTE_BYTES);
    if (name.startsWith("hal_")) {
      throw new IllegalArgumentException("attribute name must not begin with hal_, is " + name);
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "value of attribute " + name + " must have no control character");
    }
  }
}
