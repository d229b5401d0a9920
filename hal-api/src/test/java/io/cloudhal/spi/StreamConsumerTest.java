package io.cloudhal.spi;

import static io.cloudhal.spi.Eventually.eventually;
import static io.cloudhal.spi.TinyCalls.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamConsumeOptions;
import io.cloudhal.bus.StreamEntry;
import io.cloudhal.bus.StreamHandler;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.bus.StreamRecord;
import io.cloudhal.computer.StoredCheckpoints;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.observe.OperationObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class StreamConsumerTest {

  private static final Duration LEASE = Duration.ofSeconds(20);

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));
  private final TinyStream stream = new TinyStream(time, "s0", "s1", "s2", "s3");
  private final KeyValueStore store = guarded(new TinyStore(time));
  private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
  private final Queue<Consumption> started = new ConcurrentLinkedQueue<>();
  private final Queue<String> handled = new ConcurrentLinkedQueue<>();

  private KeyValueStore guarded(TinyStore tiny) {
    Guard guard =
        new Guard(
            Faults.context().provider(),
            OperationObserver.none(),
            time,
            Duration.ofSeconds(30),
            new OpenState("memory"));
    return new GuardedKeyValueStore(tiny, TinyLimits.MEMORY, guard);
  }

  @AfterEach
  void noThreadIsLeftBehind() {
    Thread.currentThread().interrupt(); // ends handlers that a failed test left waiting
    started.forEach(Consumption::close);
    assertThat(Thread.interrupted()).isTrue();
    eventually("all threads end", () -> threads.stream().noneMatch(Thread::isAlive));
  }

  @Test
  void handlesTheRecordsOfEachShardInOrder() {
    append("s0", "a", "b", "c");
    append("s3", "x", "y");
    consume(this::keep, options());
    eventually("all are handled", () -> handled.size() == 5);
    assertThat(handled.stream().filter(each -> each.startsWith("s0")))
        .containsExactly("s0 a", "s0 b", "s0 c");
  }

  @Test
  void handsOverAtMostABatch() {
    append("s0", "a", "b", "c", "d", "e");
    Queue<Integer> sizes = new ConcurrentLinkedQueue<>();
    consume((shard, entries) -> sizes.add(entries.size()), options().withBatch(2));
    eventually("all are handled", () -> sizes.size() == 3);
    assertThat(sizes).containsExactly(2, 2, 1);
  }

  @Test
  void resumesBehindTheLastHandledRecord() {
    append("s0", "a", "b");
    Consumption first = consume(this::keep, options());
    eventually("handled", () -> handled.size() == 2);
    first.close();
    append("s0", "c");
    consume(this::keep, options());
    eventually("handled", () -> handled.size() == 3);
    assertThat(handled).containsExactly("s0 a", "s0 b", "s0 c");
  }

  @Test
  void anotherGroupReadsEverything() {
    append("s0", "a");
    consume(this::keep, options());
    consume(this::keep, options("others"));
    eventually("handled twice", () -> handled.size() == 2);
    assertThat(handled).containsExactly("s0 a", "s0 a");
  }

  @Test
  void giveTheSameRecordsAgainAfterAnException() {
    append("s0", "a", "b");
    AtomicInteger attempts = new AtomicInteger();
    consume(
        (shard, entries) -> {
          entries.forEach(entry -> handled.add(entry.record().data().toUtf8()));
          if (attempts.incrementAndGet() < 3) {
            throw new IllegalStateException("not yet");
          }
        },
        options());
    passTimeUntil(() -> attempts.get() == 3);
    assertThat(handled).containsExactly("a", "b", "a", "b", "a", "b");
  }

  @Test
  void beginsAtTheLatestRecordOnceAndNeverSkipsAnyAfterIt() {
    append("s0", "old");
    Consumption first = consume(this::keep, options().startingAt(StreamPosition.latest()));
    eventually(
        "the places are saved",
        () -> checkpoints("group").progress(ids("s0", "s1", "s2", "s3")).size() == 4);
    first.close();
    append("s0", "new");
    consume(this::keep, options().startingAt(StreamPosition.latest()));
    eventually("handled", () -> handled.size() == 1);
    assertThat(handled).containsExactly("s0 new");
  }

  @Test
  void finishesParentsBeforeItBeginsTheirChildren() {
    append("s0", "a");
    stream.split("s0", "s0.left", "s0.right");
    append("s0.left", "b");
    append("s0.right", "c");
    CountDownLatch gate = new CountDownLatch(1);
    consume(
        (shard, entries) -> {
          if (shard.value().equals("s0")) {
            gate.await();
          }
          keep(shard, entries);
        },
        options().startingAt(StreamPosition.earliest()));
    eventually("every shard that is ready is read", () -> time.waiting() >= 6);
    assertThat(handled).isEmpty();
    gate.countDown();
    eventually("the children follow at once", () -> handled.size() == 3);
    assertThat(handled).startsWith("s0 a").contains("s0.left b", "s0.right c");
  }

  @Test
  void survivesASplitWhileItReads() {
    consume(this::keep, options());
    append("s1", "a");
    eventually("handled", () -> handled.size() == 1);
    append("s1", "b");
    stream.split("s1", "s1.left");
    append("s1.left", "c");
    eventually("handled", () -> handled.size() == 3);
    assertThat(handled).containsExactly("s1 a", "s1 b", "s1.left c");
  }

  @Test
  void sharesTheShardsEvenlyAsConsumersComeAndGo() {
    Map<String, Set<String>> owned = new ConcurrentHashMap<>();
    Consumption first = consume(owning("first", owned), options());
    passTimeUntil(() -> shares(owned).equals(List.of(4)));
    Consumption second = consume(owning("second", owned), options());
    passTimeUntil(() -> shares(owned).equals(List.of(2, 2)));
    Consumption third = consume(owning("third", owned), options());
    passTimeUntil(() -> shares(owned).equals(List.of(1, 1, 2)));
    first.close();
    second.close();
    passTimeUntil(() -> shares(owned).equals(List.of(4)));
    assertThat(third.isRunning()).isTrue();
  }

  @Test
  void moreConsumersThanShardsLeaveSomeWithNone() {
    Map<String, Set<String>> owned = new ConcurrentHashMap<>();
    for (int i = 0; i < 5; i++) {
      consume(owning("consumer" + i, owned), options());
    }
    passTimeUntil(() -> shares(owned).equals(List.of(1, 1, 1, 1)));
  }

  @Test
  void takesOverTheShardsOfAConsumerThatDied() {
    checkpoints("group").acquire(new ShardId("s0"), "dead", LEASE);
    append("s0", "a");
    append("s1", "b");
    consume(this::keep, options());
    eventually("the free shard is read", () -> handled.contains("s1 b"));
    eventually(
        "in time",
        () -> {
          if (time.waiting() >= 6) { // three readers, two keepers and who shares
            time.advance(Duration.ofSeconds(1));
          }
          return owner("s0").filter(owner -> !owner.equals("dead")).isPresent();
        });
    assertThat(Duration.between(Instant.parse("2026-01-01T00:00:00Z"), time.now()))
        .isLessThanOrEqualTo(LEASE.plus(LEASE.dividedBy(2)));
    eventually("its records are read", () -> handled.contains("s0 a"));
  }

  @Test
  void keepsItsShardsWhileAHandlerTakesLong() {
    CountDownLatch gate = new CountDownLatch(1);
    append("s0", "a");
    consume(
        (shard, entries) -> {
          handled.add("begun");
          gate.await();
          handled.add("done");
        },
        options());
    eventually("begun", () -> handled.size() == 1);
    for (int i = 0; i < 10; i++) {
      eventually("all others wait", () -> time.waiting() >= 6);
      time.advance(LEASE.dividedBy(4));
      eventually("still held", () -> owner("s0").isPresent());
    }
    gate.countDown();
    eventually("saved", () -> checkpoints("group").progress(ids("s0")).size() == 1);
    assertThat(handled).containsExactly("begun", "done");
  }

  @Test
  void closeDrainsAndReleasesAllLeases() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    append("s0", "a");
    Consumption consumption =
        consume(
            (shard, entries) -> {
              handled.add("begun");
              gate.await();
            },
            options());
    eventually("begun", () -> handled.size() == 1);
    eventually("all shards are held", () -> owners().size() == 4);
    Thread closer = thread(consumption::close);
    closer.start();
    eventually("closing", () -> closer.getState() == Thread.State.TIMED_WAITING);
    gate.countDown();
    closer.join();
    assertThat(owners()).isEmpty();
    assertThat(checkpoints("group").owners(List.copyOf(Membership.seats(4)))).isEmpty();
    assertThat(checkpoints("group").progress(ids("s0"))).hasSize(1);
  }

  @Test
  void waitsOutFailuresThatPass() {
    stream.faults.plan("shards", Faults.passing(), Faults.passing());
    stream.faults.plan("read", Faults.passing(), Faults.passing());
    append("s0", "a");
    consume(this::keep, options());
    passTimeUntil(() -> handled.size() == 1);
    assertThat(handled).containsExactly("s0 a");
  }

  @Test
  void endsOnAFailureThatLasts() {
    stream.faults.plan("read", Faults.lasting());
    Consumption consumption = consume(this::keep, options());
    assertThat(consumption.awaitEnd(Duration.ofSeconds(20))).isTrue();
    assertThat(consumption.failure().orElseThrow()).hasMessageContaining("not retryable");
    assertThat(owners()).isEmpty();
  }

  private void keep(ShardId shard, List<StreamEntry> entries) {
    entries.forEach(entry -> handled.add(shard + " " + entry.record().data().toUtf8()));
  }

  /** Notes which shards a consumer is given; a consumer that has lost one is given none of it. */
  private StreamHandler owning(String name, Map<String, Set<String>> owned) {
    return (shard, entries) -> {
      owned.values().forEach(each -> each.remove(shard.value()));
      owned.computeIfAbsent(name, missing -> ConcurrentHashMap.newKeySet()).add(shard.value());
    };
  }

  /** Returns how many shards each consumer is given records of now, in ascending order. */
  private List<Integer> shares(Map<String, Set<String>> owned) {
    ids("s0", "s1", "s2", "s3").forEach(shard -> append(shard.value(), "tick"));
    return owned.values().stream().map(Set::size).filter(size -> size > 0).sorted().toList();
  }

  private Map<ShardId, String> owners() {
    return checkpoints("group").owners(ids("s0", "s1", "s2", "s3"));
  }

  private Optional<String> owner(String shard) {
    return Optional.ofNullable(owners().get(new ShardId(shard)));
  }

  private static Set<ShardId> ids(String... names) {
    Set<ShardId> ids = new HashSet<>();
    for (String name : names) {
      ids.add(new ShardId(name));
    }
    return ids;
  }

  private StoredCheckpoints checkpoints(String group) {
    return StoredCheckpoints.of(store, group, stream.name());
  }

  private StreamConsumeOptions options() {
    return options("group");
  }

  private StreamConsumeOptions options(String group) {
    return StreamConsumeOptions.of(checkpoints(group)).withLease(LEASE).withThreads(this::thread);
  }

  private Thread thread(Runnable task) {
    Thread thread = Executors.defaultThreadFactory().newThread(task);
    threads.add(thread);
    return thread;
  }

  private Consumption consume(StreamHandler handler, StreamConsumeOptions options) {
    Consumption consumption = within(() -> StreamConsumer.start(stream, time, handler, options));
    started.add(consumption);
    return consumption;
  }

  private void append(String shard, String... data) {
    for (String each : data) {
      stream.append(List.of(new StreamRecord(shard, Bytes.utf8(each))));
    }
  }

  /** Lets time pass in small steps, each when everybody has had a chance to wait for it. */
  private void passTimeUntil(BooleanSupplier holds) {
    eventually(
        "in time",
        () -> {
          time.advance(Duration.ofMillis(50));
          return holds.getAsBoolean();
        });
  }
}
