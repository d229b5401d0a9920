package io.cloudhal.aws;

/**
 * Where a queue or topic is, and of which kind.
 *
 * @param location its URL (SQS) or ARN (SNS)
 * @param ordered whether it is first-in-first-out by group
 */
record BusAddress(String location, boolean ordered) {

  /** What the vendor's names of ordered queues and topics end with. */
  static final String ORDERED_SUFFIX = ".fifo";

  /** Returns the vendor's name of a queue or topic of this kind. */
  static String nameOf(String physicalName, boolean ordered) {
    return ordered ? physicalName + ORDERED_SUFFIX : physicalName;
  }
}
