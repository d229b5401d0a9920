package io.cloudhal.bus;

/** Handles messages for {@link MessageSource#consume}. Must be thread-safe and idempotent. */
@FunctionalInterface
public interface MessageHandler {

  /**
   * Handles one message. A normal return acknowledges it; an exception releases it to be delivered
   * again after {@link ConsumeOptions#retryDelay}. The lease is extended meanwhile, however long it
   * takes.
   */
  void handle(Delivery delivery) throws Exception;
}
