package io.cloudhal.aws;

import io.cloudhal.bus.BusCapabilities;
import io.cloudhal.bus.BusFeature;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** What the bus offers, and the vendor's limits that it lives with. */
final class AwsBusLimits implements BusCapabilities {

  /** The most messages of a batch. */
  // Source: SendMessageBatch, DeleteMessageBatch, ReceiveMessage (Amazon SQS API reference),
  // PublishBatch (Amazon SNS API reference), read 2026-11-24.
  static final int BATCH = 10;

  /** The most bytes of a message, and of all messages of a batch, of a queue. */
  // Source: Amazon SQS message quotas, SendMessageBatch (Amazon SQS API reference), read
  // 2026-11-24.
  static final int QUEUE_BYTES = 1 << 20;

  /** The most bytes of a message, and of all messages of a batch, of a topic. */
  // Source: Publishing large messages with Amazon SNS, read 2026-11-24: 1 MiB can be had instead,
  // but only for topics with at most 100 subscriptions.
  static final int TOPIC_BYTES = 256 << 10;

  /** The longest wait of one request for messages. */
  // Source: ReceiveMessage (Amazon SQS API reference), read 2026-11-24.
  static final Duration LONGEST_POLL = Duration.ofSeconds(20);

  /** How long a message can be leased in all. */
  // Source: ChangeMessageVisibility (Amazon SQS API reference), read 2026-11-24.
  static final Duration LONGEST_LEASE = Duration.ofHours(12);

  /** How long messages are kept. */
  static final Duration RETENTION = Duration.ofDays(7);

  // Source: SendMessage (Amazon SQS API reference), read 2026-11-24.
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

  private static final long CLAIMED_BYTES = 64 << 20;

  /** More than the envelope of any message has: 8 attributes, a group, and numbers. */
  private static final int ENVELOPE_BYTES = 4096;

  private final boolean claims;

  /**
   * Creates the limits.
   *
   * @param claims whether there is a bucket for what is too large for a message
   */
  AwsBusLimits(boolean claims) {
    this.claims = claims;
  }

  /** Returns how many bytes of a frame have room in so many characters of a message. */
  static int frameBytes(int messageBytes) {
    return messageBytes / 4 * 3;
  }

  @Override
  public Set<BusFeature> features() {
    return EnumSet.allOf(BusFeature.class);
  }

  @Override
  public long maxBodyBytes() {
    return claims ? CLAIMED_BYTES : frameBytes(QUEUE_BYTES) - ENVELOPE_BYTES;
  }

  /** What a topic takes; a queue takes more. */
  @Override
  public int maxInlineBytes() {
    return frameBytes(TOPIC_BYTES) - ENVELOPE_BYTES;
  }

  @Override
  public Duration maxDelay() {
    return LONGEST_DELAY;
  }

  @Override
  public boolean reportsBacklog() {
    return true;
  }
}
