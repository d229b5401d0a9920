package io.cloudhal.spi;

import io.cloudhal.bus.ConsumeOptions;
import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.MessageHandler;
import io.cloudhal.bus.MessageSource;

/** Under construction. */
final class MessageConsumer {

  private MessageConsumer() {}

  static Consumption start(
      MessageSource source, TimeSource time, MessageHandler handler, ConsumeOptions options) {
    if (!options.threads().equals(time)) {
      throw new UnsupportedOperationException("under construction");
    }
    return source.consume(handler, options);
  }
}
