package io.cloudhal.spi;

import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.StreamConsumeOptions;
import io.cloudhal.bus.StreamHandler;

/** An event stream of a driver: {@code consume} is built on its other methods, once for all. */
public interface StreamDriver extends EventStream {

  @Override
  default Consumption consume(StreamHandler handler, StreamConsumeOptions options) {
    return StreamConsumer.start(this, TimeSource.system(), handler, options);
  }
}
