/**
 * What all devices of a cloud computer share: bytes, versions, preconditions and their outcomes.
 *
 * <p>Expected outcomes are values: absent is {@code Optional.empty()}, a lost race is a {@code
 * Conflict}. Everything else is a {@link io.cloudhal.error.HalException}. All types here are
 * immutable and thread-safe.
 */
@NullMarked
package io.cloudhal;

import org.jspecify.annotations.NullMarked;
