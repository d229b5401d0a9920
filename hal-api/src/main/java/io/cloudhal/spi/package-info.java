/**
 * For authors of providers only.
 *
 * <p>A provider implements the devices plainly and wraps them in {@link
 * io.cloudhal.spi.GuardedComputer}, which adds once for all what they share: closed state, limits
 * and features checked before any I/O, deadlines, interruption and observation. Below it the driver
 * finds its running call in {@link io.cloudhal.spi.Call}.
 */
@NullMarked
package io.cloudhal.spi;

import org.jspecify.annotations.NullMarked;
