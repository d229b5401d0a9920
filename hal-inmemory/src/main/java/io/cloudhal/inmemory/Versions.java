package io.cloudhal.inmemory;

import io.cloudhal.Version;
import java.util.concurrent.atomic.AtomicLong;

/** Versions of blobs, one for each write of any process. Thread-safe. */
final class Versions {

  private final String process;
  private final AtomicLong count = new AtomicLong();

  /**
   * Creates the versions of one computer.
   *
   * @param seed a random number, another one for each computer
   */
  Versions(long seed) {
    this.process = Long.toHexString(seed);
  }

  Version next() {
    return new Version(process + "-" + count.incrementAndGet());
  }
}
