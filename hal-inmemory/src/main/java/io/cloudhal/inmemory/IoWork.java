package io.cloudhal.inmemory;

import java.io.IOException;

/**
 * What works on files.
 *
 * @param <T> the result
 */
@FunctionalInterface
interface IoWork<T> {

  T run() throws IOException;
}
