/**
 * The bus of the computer: queues, topics with subscriptions, and event streams.
 *
 * <p><b>At least once.</b> A message that was sent is delivered until a consumer acknowledges it,
 * its dead-letter limit is reached, or 7 days have passed; it may be delivered again after that,
 * and to two consumers. A delivery is <em>leased</em>: hidden from others until the lease ends,
 * extended or released. Order is kept only within an ordering group, where {@link
 * io.cloudhal.bus.BusFeature#ORDERING} is declared.
 */
@NullMarked
package io.cloudhal.bus;

import org.jspecify.annotations.NullMarked;
