package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.bus.AppendResult.Appended;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.StreamPosition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long messages and records are kept. */
abstract class RetentionContract extends BusContract {

  private static final Duration RETENTION = Duration.ofDays(7);
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  @Clause("bus.retention.1")
  void messageIsKeptForSevenDays() {
    Queue queue = queue();
    Message large = Message.of(bytes(LARGE));
    queue.send(large);
    time().pass(RETENTION.minus(HOUR));
    assertThat(receive(queue).message().equals(large)).as("messages are equal").isTrue();
  }

  @Test
  @Clause("bus.retention.2")
  void messageIsGoneAfterSevenDays() {
    Queue queue = queue();
    queue.send(message("old"));
    time().pass(RETENTION.plus(HOUR));
    assertNothing(queue);
  }

  @Test
  @Clause("bus.retention.3")
  void recordIsKeptForSevenDays() {
    EventStream stream = resources().stream(1);
    StreamContract.append(stream, "old");
    StreamContract.append(stream, "new");
    time().pass(RETENTION.minus(HOUR));
    assertThat(readAll(stream, StreamPosition.earliest())).containsExactly("old", "new");
  }

  @Test
  @Clause("bus.retention.4")
  void positionThatHasExpiredReadsOnFromTheEarliestRecord() {
    EventStream stream = resources().stream(1);
    Appended expired = StreamContract.append(stream, "old");
    StreamContract.append(stream, "older than the last");
    time().pass(RETENTION.plus(HOUR));
    StreamContract.append(stream, "new");
    List<String> read = readAll(stream, StreamPosition.at(expired.sequence()));
    assertThat(read).doesNotContain("old").endsWith("new");
    assertThat(read).isEqualTo(readAll(stream, StreamPosition.earliest()));
  }

  private static List<String> readAll(EventStream stream, StreamPosition from) {
    return StreamContract.data(
        StreamContract.readSome(stream, StreamContract.onlyShard(stream), from, 100).entries());
  }
}
