package io.cloudhal.bus;

import io.cloudhal.error.HalException;
import java.util.Objects;

/** What became of one message of {@link MessageSink#sendAll}. */
public sealed interface SendResult {

  /**
   * The message will be delivered.
   *
   * @param id the provider's id
   */
  record Sent(MessageId id) implements SendResult {
    public Sent {
      Objects.requireNonNull(id);
    }
  }

  /**
   * The message was not accepted, or {@link HalException#mayHaveTakenEffect may have been}.
   *
   * @param error why
   */
  record Failed(HalException error) implements SendResult {
    public Failed {
      Objects.requireNonNull(error);
    }
  }
}
