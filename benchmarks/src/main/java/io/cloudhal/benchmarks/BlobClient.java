package io.cloudhal.benchmarks;

import java.io.IOException;

/**
 * Blobs of one bucket by some library. Public and with types of the JDK alone, as peers live in
 * class loaders of their own.
 */
public interface BlobClient extends AutoCloseable {

  /** Replaces a blob. */
  Object put(String key, byte[] content) throws Exception;

  /** Reads a whole blob into an array, as the library makes it easiest. */
  byte[] get(String key) throws Exception;

  /** Reads a range into an array of the caller, or where the library has no such way, copies it. */
  Object range(String key, long offset, byte[] target) throws Exception;

  @Override
  void close() throws IOException;
}
