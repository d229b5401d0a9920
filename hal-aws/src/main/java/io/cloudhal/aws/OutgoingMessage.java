package io.cloudhal.aws;

import io.cloudhal.bus.Message;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * A message as the vendor takes it. The deduplication id is there for every message of a group, so
 * that a request that the SDK repeats sends it once.
 *
 * @param text ASCII, so that it has as many bytes as characters
 * @param group the vendor's id of its group; empty if there is none
 * @param deduplicationId the id of the message; empty without a group
 */
record OutgoingMessage(
    String text, Optional<String> group, Optional<String> deduplicationId, int delaySeconds) {

  static OutgoingMessage of(Message message, String text) {
    return new OutgoingMessage(
        text,
        message.group().map(OutgoingMessage::vendorId),
        message
            .group()
            .map(
                group ->
                    message
                        .deduplicationId()
                        .map(OutgoingMessage::vendorId)
                        .orElseGet(() -> UUID.randomUUID().toString())),
        seconds(message.delay()));
  }

  /**
   * Returns the id by which the vendor knows a group or message: the same, or its hash where the
   * vendor's alphabet, which has no space, does not have it.
   */
  // Source: Amazon SQS message quotas (message group ID), read 2026-11-24.
  static String vendorId(String id) {
    return id.indexOf(' ') < 0 ? id : sha256(id);
  }

  /** Returns whole seconds that are not shorter than {@code duration}. */
  static int seconds(Duration duration) {
    return Math.toIntExact(duration.plusNanos(999_999_999).toSeconds());
  }

  private static String sha256(String id) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
