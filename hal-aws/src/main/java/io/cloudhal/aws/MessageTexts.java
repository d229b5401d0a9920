package io.cloudhal.aws;

import io.cloudhal.Bytes;
import io.cloudhal.bus.Message;
import io.cloudhal.error.CorruptDataException;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.spi.Call;
import io.cloudhal.spi.ClaimChecks;
import io.cloudhal.spi.MessageEnvelope;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Messages as text that the vendor takes: the envelope in base64, as a vendor's text cannot have
 * all characters. The group travels in the envelope, as the vendor's alphabet is smaller.
 */
final class MessageTexts {

  private static final String GROUP = "hal_group";

  private final int maxFrameBytes;
  private final Optional<ClaimChecks> claims;

  /**
   * Creates the codec.
   *
   * @param maxTextBytes the largest text that is sent
   * @param claims where larger bodies go
   */
  MessageTexts(int maxTextBytes, Optional<ClaimChecks> claims) {
    this.maxFrameBytes = AwsBusLimits.frameBytes(maxTextBytes);
    this.claims = claims;
  }

  /**
   * Checks that the message can be sent.
   *
   * @throws LimitExceededException if it is too large, and there is no bucket for its body
   */
  void requireSendable(Message message) {
    if (claims.isEmpty()) {
      MessageEnvelope unused = envelope(message).fitted(maxFrameBytes, claims);
    }
  }

  /** Returns what to send; puts a body that is too large into the bucket. */
  OutgoingMessage encode(Message message) {
    Bytes frame = envelope(message).fitted(maxFrameBytes, claims).encode();
    return OutgoingMessage.of(message, Base64.getEncoder().encodeToString(frame.toByteArray()));
  }

  private static MessageEnvelope envelope(Message message) {
    Map<String, String> attributes = new TreeMap<>(message.attributes());
    message.group().ifPresent(group -> attributes.put(GROUP, group));
    return MessageEnvelope.of(attributes, message.body());
  }

  /**
   * Returns the message that was sent as {@code text}; fetches a body that is in the bucket.
   *
   * @throws CorruptDataException if it is not one of ours, or its body is gone
   */
  Message decode(String text) {
    try {
      Bytes frame = Bytes.wrap(Base64.getDecoder().decode(text));
      MessageEnvelope envelope = MessageEnvelope.decode(frame);
      Map<String, String> attributes = new TreeMap<>(envelope.attributes());
      String group = attributes.remove(GROUP);
      Message message = Message.of(envelope.body(claims)).withAttributes(attributes);
      return group == null ? message : message.withGroup(group);
    } catch (NotFoundException e) {
      throw corrupt("the body of a message is gone from its bucket", e);
    } catch (IllegalArgumentException e) {
      throw corrupt("the text of a message is none of ours", e);
    }
  }

  private static CorruptDataException corrupt(String message, @Nullable Exception cause) {
    return new CorruptDataException(Call.current().context(), message, cause);
  }
}
