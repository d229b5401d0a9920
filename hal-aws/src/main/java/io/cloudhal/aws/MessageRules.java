package io.cloudhal.aws;

import io.cloudhal.bus.Message;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.spi.Call;

/** Which messages a queue or topic takes. */
final class MessageRules {

  private final boolean delays;

  /**
   * Creates the rules.
   *
   * @param delays whether a message can be delayed where there is no order
   */
  MessageRules(boolean delays) {
    this.delays = delays;
  }

  /**
   * Checks that a message fits.
   *
   * @throws InvalidRequestException if not
   */
  void requireFitting(Message message, boolean ordered) {
    if (ordered && message.group().isEmpty()) {
      throw invalid("an ordered one: every message needs an ordering group");
    }
    if (!ordered && message.group().isPresent()) {
      throw invalid("not an ordered one: no message can have an ordering group");
    }
    if (!ordered && message.deduplicationId().isPresent()) {
      throw invalid("not an ordered one: no message can have a deduplication id");
    }
    if (!message.delay().isZero() && (ordered || !delays)) {
      throw invalid("an ordered one, or a topic: no message can be delayed");
    }
  }

  private static InvalidRequestException invalid(String why) {
    Call call = Call.current();
    return new InvalidRequestException(call.context(), call.operation().resource() + " is " + why);
  }
}
