package io.cloudhal.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BusValuesTest {

  private static final Message EMPTY = Message.of(Bytes.empty());

  @Test
  void aMessageKeepsWhatWasSetBefore() {
    Message message =
        Message.of(Bytes.utf8("body"))
            .withAttributes(Map.of("kind", "news"))
            .withGroup("g")
            .withDeduplicationId("d")
            .withDelay(Duration.ofSeconds(3));
    assertThat(message.body()).isEqualTo(Bytes.utf8("body"));
    assertThat(message.attributes()).isEqualTo(Map.of("kind", "news"));
    assertThat(message.group()).contains("g");
    assertThat(message.deduplicationId()).contains("d");
    assertThat(message.delay()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void messagesAreEqualIfAllTheirPartsAre() {
    Message message = EMPTY.withAttributes(Map.of("a", "1")).withGroup("g");
    assertThat(EMPTY.withGroup("g").withAttributes(Map.of("a", "1")))
        .isEqualTo(message)
        .hasSameHashCodeAs(message);
    for (Message other :
        List.of(
            EMPTY,
            message.withAttributes(Map.of()),
            message.withGroup("h"),
            message.withDeduplicationId("d"),
            message.withDelay(Duration.ofSeconds(1)),
            Message.of(Bytes.utf8("b")).withAttributes(Map.of("a", "1")).withGroup("g"))) {
      assertThat(other).isNotEqualTo(message);
    }
  }

  @Test
  void aMessageTellsNothingOfItsContent() {
    assertThat(Message.of(Bytes.utf8("secret")).withAttributes(Map.of("kind", "hidden")))
        .hasToString("Message[6 bytes, attributes=[kind]]");
  }

  @Test
  void aMessageHasUpToEightAttributes() {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < 8; i++) {
      attributes.put("a" + i, "v");
    }
    Message message = EMPTY.withAttributes(attributes);
    attributes.put("a8", "v");
    assertThat(message.attributes()).hasSize(8);
    assertThatThrownBy(() -> EMPTY.withAttributes(attributes))
        .hasMessage("number of attributes must be 0 to 8, is 9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "1a", "a-b", "hal_x", "ä"})
  void attributeNamesAreRefused(String name) {
    assertThatThrownBy(() -> EMPTY.withAttributes(Map.of(name, "v")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("attribute name must");
  }

  @Test
  void attributesHaveTheirLimits() {
    String longest = "n".repeat(64);
    assertThat(EMPTY.withAttributes(Map.of(longest, "ä".repeat(128))).attributes()).hasSize(1);
    for (Map<String, String> bad :
        List.of(
            Map.of(longest + "n", "v"),
            Map.of("a", ""),
            Map.of("a", "ä".repeat(128) + "v"),
            Map.of("a", "two\nlines"))) {
      assertThatThrownBy(() -> EMPTY.withAttributes(bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void groupsDeduplicationIdsAndDelaysHaveTheirLimits() {
    String longest = "~".repeat(128);
    assertThat(EMPTY.withGroup(longest).withDeduplicationId(longest).group()).contains(longest);
    assertThatThrownBy(() -> EMPTY.withGroup("")).hasMessageStartingWith("ordering group must");
    assertThatThrownBy(() -> EMPTY.withGroup(longest + "~")).hasMessageContaining("has 129");
    assertThatThrownBy(() -> EMPTY.withDeduplicationId("ä"))
        .hasMessageStartingWith("deduplication id must be printable");
    Duration week = Duration.ofDays(7);
    assertThat(EMPTY.withDelay(week).delay()).isEqualTo(week);
    assertThatThrownBy(() -> EMPTY.withDelay(week.plusNanos(1)))
        .hasMessageStartingWith("delay must be PT0S to PT168H");
    assertThatThrownBy(() -> EMPTY.withDelay(Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void receivingHasItsDefaultsAndLimits() {
    ReceiveOptions options = ReceiveOptions.defaults();
    assertThat(options.max()).isEqualTo(10);
    assertThat(options.maxWait()).isEqualTo(Duration.ofSeconds(5));
    assertThat(options.lease()).isEqualTo(Duration.ofSeconds(30));
    ReceiveOptions most =
        options
            .withMax(100)
            .withMaxWait(Duration.ofSeconds(20))
            .withLease(ReceiveOptions.MAX_LEASE);
    assertThat(most.max()).isEqualTo(100);
    assertThat(most.maxWait()).isEqualTo(Duration.ofSeconds(20));
    assertThat(most.lease()).isEqualTo(ReceiveOptions.MAX_LEASE);
    assertThat(options.withMaxWait(Duration.ZERO).withMax(1).max()).isEqualTo(1);
    assertThatThrownBy(() -> options.withMax(0)).hasMessageContaining("1 to 100, is 0");
    assertThatThrownBy(() -> options.withMax(101)).hasMessageContaining("1 to 100, is 101");
    assertThatThrownBy(() -> options.withMaxWait(Duration.ofMillis(20_001)))
        .hasMessageStartingWith("wait must be");
    assertThatThrownBy(() -> options.withLease(Duration.ofMillis(9_999)))
        .hasMessageStartingWith("lease must be PT10S to PT10M");
    assertThatThrownBy(() -> options.withLease(Duration.ofMillis(600_001)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void consumingHasItsDefaultsAndLimits() {
    ConsumeOptions options = ConsumeOptions.defaults();
    assertThat(options.concurrency()).isEqualTo(1);
    assertThat(options.lease()).isEqualTo(Duration.ofSeconds(30));
    assertThat(options.retryDelay()).isZero();
    ThreadFactory threads = Thread::new;
    ConsumeOptions most =
        options
            .withConcurrency(1000)
            .withLease(Duration.ofSeconds(10))
            .withRetryDelay(Duration.ofMinutes(10))
            .withThreads(threads);
    assertThat(most.concurrency()).isEqualTo(1000);
    assertThat(most.lease()).isEqualTo(Duration.ofSeconds(10));
    assertThat(most.retryDelay()).isEqualTo(Duration.ofMinutes(10));
    assertThat(most.threads()).isSameAs(threads);
    assertThatThrownBy(() -> options.withConcurrency(0)).hasMessageContaining("is 0");
    assertThatThrownBy(() -> options.withConcurrency(1001)).hasMessageContaining("is 1001");
    assertThatThrownBy(() -> options.withRetryDelay(Duration.ofMillis(600_001)))
        .hasMessageStartingWith("retry delay must be");
  }

  @Test
  void consumingAStreamHasItsDefaultsAndLimits() {
    StreamConsumeOptions options = StreamConsumeOptions.of(new NoCheckpoints());
    assertThat(options.start()).isEqualTo(StreamPosition.earliest());
    assertThat(options.batch()).isEqualTo(100);
    assertThat(options.lease()).isEqualTo(Duration.ofSeconds(30));
    StreamConsumeOptions other =
        options
            .startingAt(StreamPosition.latest())
            .withBatch(1000)
            .withLease(Duration.ofMinutes(10));
    assertThat(other.start()).isEqualTo(StreamPosition.latest());
    assertThat(other.batch()).isEqualTo(1000);
    assertThat(other.lease()).isEqualTo(Duration.ofMinutes(10));
    assertThat(other.checkpoints()).isSameAs(options.checkpoints());
    assertThatThrownBy(() -> options.withBatch(0)).hasMessage("batch must be 1 to 1000, is 0");
    assertThatThrownBy(() -> options.withBatch(1001)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> options.startingAt(StreamPosition.at("1")))
        .hasMessageStartingWith("start must be earliest or latest");
  }

  @Test
  void streamValuesHaveTheirLimits() {
    String longest = "~".repeat(128);
    assertThat(new StreamRecord(longest, Bytes.empty()).key()).hasSize(128);
    assertThat(new ShardId(longest)).hasToString(longest);
    assertThatThrownBy(() -> new StreamRecord("", Bytes.empty()))
        .hasMessageStartingWith("record key must");
    assertThatThrownBy(() -> new ShardId(longest + "~")).hasMessageStartingWith("shard id must");
    assertThatThrownBy(() -> StreamPosition.at("")).hasMessageStartingWith("sequence must");
    assertThatThrownBy(() -> StreamPosition.after(longest + "~"))
        .hasMessageStartingWith("sequence must");
    assertThatThrownBy(
            () ->
                new StreamEntry(
                    new ShardId("s"), "ä", new StreamRecord("k", Bytes.empty()), Instant.EPOCH))
        .hasMessageStartingWith("sequence must");
  }

  @Test
  void shardsAndBatchesKeepWhatTheyWereMadeOf() {
    Set<ShardId> parents = new HashSet<>(Set.of(new ShardId("p")));
    Shard shard = new Shard(new ShardId("s"), parents, true);
    parents.clear();
    assertThat(shard.parents()).containsExactly(new ShardId("p"));
    List<StreamEntry> entries = new ArrayList<>();
    StreamBatch batch = new StreamBatch(entries, StreamPosition.earliest(), false);
    entries.add(
        new StreamEntry(shard.id(), "1", new StreamRecord("k", Bytes.empty()), Instant.EPOCH));
    assertThat(batch.entries()).isEmpty();
  }

  /** Checkpoints that are never asked. */
  private static final class NoCheckpoints implements Checkpoints {
    @Override
    public Map<ShardId, Progress> progress(Collection<ShardId> shards) {
      return Map.of();
    }

    @Override
    public Map<ShardId, String> owners(Collection<ShardId> shards) {
      return Map.of();
    }

    @Override
    public Optional<Lease> acquire(ShardId shard, String owner, Duration lease) {
      return Optional.empty();
    }

    @Override
    public Optional<Lease> renew(Lease lease, Duration duration) {
      return Optional.empty();
    }

    @Override
    public Optional<Lease> save(Lease lease, Progress progress) {
      return Optional.empty();
    }

    @Override
    public void release(Lease lease) {}
  }
}
