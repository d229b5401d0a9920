package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.LimitExceededException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages that can be received later than they are sent. */
abstract class MessageDelayContract extends BusContract {

  private static final Duration DELAY = Duration.ofSeconds(5);

  @Test
  @Clause(value = "bus.delay.1", needs = Feature.DELAY)
  void delayedMessageIsHiddenUntilItsDelayHasPassed() {
    Queue queue = queue();
    queue.send(message("later").withDelay(DELAY));
    assertNothing(queue);
    time().pass(DELAY.minusSeconds(2));
    assertNothing(queue);
    time().pass(Duration.ofSeconds(2));
    assertThat(receive(queue).message()).isEqualTo(message("later"));
  }

  @Test
  @Clause(value = "bus.delay.2", needs = Feature.DELAY)
  void eachMessageOfABatchHasItsOwnDelay() {
    Queue queue = queue();
    queue.sendAll(
        List.of(
            message("later").withDelay(DELAY),
            message("now"),
            message("last").withDelay(DELAY.multipliedBy(2))));
    assertThat(drain(queue, 1)).containsExactly("now");
    assertNothing(queue);
    time().pass(DELAY.plusSeconds(1));
    assertThat(drain(queue, 1)).containsExactly("later");
    assertNothing(queue);
    time().pass(DELAY);
    assertThat(drain(queue, 1)).containsExactly("last");
  }

  @Test
  @Clause(value = "bus.delay.3", needs = Feature.DELAY)
  void longestDelayIsAccepted() {
    Queue queue = queue();
    queue.send(message("much later").withDelay(longest()));
    assertNothing(queue);
  }

  @Test
  @Clause(value = "bus.delay.4", needs = Feature.DELAY)
  void delayBeyondTheLongestIsRefused() {
    Queue queue = queue();
    assertThatThrownBy(() -> queue.send(beyondTheLongest()))
        .isInstanceOfAny(LimitExceededException.class, IllegalArgumentException.class);
    assertNothing(queue);
  }

  @Test
  @Clause(
      value = "bus.delay.5",
      needs = {Feature.DELAY, Feature.ORDERING})
  void delayOnAnOrderedQueueIsInvalid() {
    Queue queue = resources().queue(spec -> spec.inOrder());
    Message delayed = message("later").withGroup("group").withDelay(DELAY);
    assertThatThrownBy(() -> queue.send(delayed)).isInstanceOf(InvalidRequestException.class);
    time().pass(DELAY.plusSeconds(1));
    assertNothing(queue);
  }

  private Duration longest() {
    return computer().bus().capabilities().maxDelay();
  }

  /** The longest that a message can have is 7 days, which may also be the longest here. */
  private Message beyondTheLongest() {
    return message("never").withDelay(longest().plusSeconds(1));
  }
}
