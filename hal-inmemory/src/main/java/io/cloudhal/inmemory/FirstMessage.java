package io.cloudhal.inmemory;

import java.time.Instant;

/**
 * The first message with a deduplication id.
 *
 * @param number its number
 * @param sentAt when it was sent
 */
record FirstMessage(long number, Instant sentAt) {}
