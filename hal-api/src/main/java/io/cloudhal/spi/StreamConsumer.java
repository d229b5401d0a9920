package io.cloudhal.spi;

import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.StreamConsumeOptions;
import io.cloudhal.bus.StreamHandler;

/** Under construction. */
final class StreamConsumer {

  private StreamConsumer() {}

  static Consumption start(
      EventStream source, TimeSource time, StreamHandler handler, StreamConsumeOptions options) {
    if (!options.threads().equals(time)) {
      throw new UnsupportedOperationException("under construction");
    }
    return source.consume(handler, options);
  }
}
