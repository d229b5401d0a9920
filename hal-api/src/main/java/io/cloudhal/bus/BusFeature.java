package io.cloudhal.bus;

/** What a provider may or may not offer. Everything else is mandatory. */
public enum BusFeature {
  /**
   * {@link Message#withGroup}, and ordered queues and topics. Messages of one group are delivered
   * in the order they were sent, at most one of them unacknowledged at a time; a redelivery may
   * repeat later messages of its group.
   */
  ORDERING,
  /**
   * {@link Message#withDeduplicationId} on ordered queues and topics: a second message with the
   * same id within 5 minutes is accepted and not delivered.
   */
  DEDUPLICATION,
  /** {@link Message#withDelay} on queues that are not ordered. */
  DELAY
}
