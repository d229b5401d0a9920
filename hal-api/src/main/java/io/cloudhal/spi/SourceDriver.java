package io.cloudhal.spi;

import io.cloudhal.bus.ConsumeOptions;
import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.MessageHandler;
import io.cloudhal.bus.MessageSource;

/** A message source of a driver: {@code consume} is built on its other methods, once for all. */
public interface SourceDriver extends MessageSource {

  @Override
  default Consumption consume(MessageHandler handler, ConsumeOptions options) {
    return MessageConsumer.start(this, TimeSource.system(), handler, options);
  }
}
