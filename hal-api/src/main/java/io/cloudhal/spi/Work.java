package io.cloudhal.spi;

import org.jspecify.annotations.Nullable;

/**
 * What a call does.
 *
 * @param <T> the result
 * @param <E> what it throws beside unchecked exceptions
 */
@FunctionalInterface
interface Work<T extends @Nullable Object, E extends Exception> {

  T run() throws E;
}
