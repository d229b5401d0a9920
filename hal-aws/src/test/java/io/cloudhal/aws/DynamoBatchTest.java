package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.error.CancelledException;
import io.cloudhal.error.HalException;
import io.cloudhal.error.ThrottledException;
import io.cloudhal.error.TimedOutException;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.Write;
import io.cloudhal.memory.WriteOutcome;
import io.cloudhal.testservers.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Batches at their limits, left unprocessed, and failing in parts. */
@Timeout(60)
final class DynamoBatchTest {

  private static final String GET = "BatchGetItem";
  private static final String WRITE = "BatchWriteItem";
  private static final Duration SHORT = Duration.ofSeconds(1);

  /** Between the bytes of a request for 10 writes and of one for 25; of 30 keys and of 100. */
  private static final int BOUND_BYTES = 2500;

  private static final int BATCHES_TOGETHER = AwsThreads.TOGETHER * DynamoLimits.BATCH_WRITES;

  /** Enough for as many late answers as come together, and not for one after the other. */
  private static final Duration ALL_LATE = Duration.ofSeconds(5);

  private static FaultyTables tables;

  private DynamoStore store;
  private String table;

  @BeforeAll
  static void start() {
    tables = new FaultyTables();
  }

  @AfterAll
  static void stop() {
    tables.close();
  }

  @BeforeEach
  void makeStore() {
    store = tables.store();
    table = tables.physicalName(store.name());
    tables.clear();
  }

  @Test
  void requestsHoldAsManyKeysAsTheyMay() {
    for (int count : List.of(1, 99, 100, 101, 200, 201)) {
      tables.clear();
      List<EntryKey> keys = FaultyTables.keys(count);
      assertApplied(writeAll(puts(keys)));
      assertThat(tables.count(WRITE)).isEqualTo((count + 24) / 25);
      assertThat(getAll(keys)).containsExactlyElementsOf(keys);
      assertThat(tables.count(GET)).isEqualTo((count + 99) / 100);
    }
  }

  @Test
  void batchesOfTheLargestValuesAreWrittenAndRead() {
    Bytes largest = Bytes.wrap(new byte[DynamoLimits.INSTANCE.maxValueBytes()]);
    List<EntryKey> keys = FaultyTables.keys(51);
    assertApplied(writeAll(keys.stream().map(key -> Write.put(key, largest)).toList()));
    assertThat(tables.count(WRITE)).isEqualTo(3);
    assertThat(getAll(keys)).containsExactlyElementsOf(keys);
    assertThat(tables.count(GET)).as("16 MB an answer").isGreaterThan(1);
  }

  @Test
  void unprocessedKeysAreAskedForAgainWithoutAGap() {
    List<EntryKey> keys = FaultyTables.keys(120);
    assertApplied(writeAll(puts(keys)));
    tables.answer(
        2, GET, bytes -> bytes < BOUND_BYTES, 200, unprocessedKeys(keys.subList(100, 120)));
    assertThat(getAll(keys)).containsExactlyElementsOf(keys);
    assertThat(tables.count(GET)).isEqualTo(4);
  }

  @Test
  void keysThatStayUnprocessedAreThrottledAndNothingIsReturned() {
    List<EntryKey> keys = FaultyTables.keys(2);
    tables.answer(1000, GET, 200, unprocessedKeys(keys));
    assertThatThrownBy(() -> Calls.call(SHORT, () -> store.getAll(keys)))
        .isInstanceOf(ThrottledException.class);
    assertThat(tables.count(GET)).isBetween(2L, 20L);
  }

  @Test
  void unprocessedWritesAreSentAgain() {
    List<EntryKey> keys = FaultyTables.keys(30);
    assertApplied(writeAll(puts(keys)));
    List<Write> writes =
        keys.stream()
            .map(key -> key.sort().endsWith("0") ? Write.delete(key) : Write.put(key, bytes("new")))
            .toList();
    tables.clear();
    tables.answer(
        2, WRITE, bytes -> bytes > BOUND_BYTES / 2, 200, unprocessed(keys.subList(0, 25)));
    assertApplied(writeAll(writes));
    assertThat(getAll(keys)).hasSize(27);
    assertThat(tables.count(WRITE)).isEqualTo(4);
  }

  @Test
  void writesThatStayUnprocessedFailAndTheOthersAreApplied() {
    List<EntryKey> keys = FaultyTables.keys(3);
    tables.answer(1000, WRITE, 200, unprocessed(keys.subList(1, 2)));
    List<WriteOutcome> outcomes = Calls.call(SHORT, () -> store.writeAll(puts(keys)));
    assertApplied(List.of(outcomes.get(0), outcomes.get(2)));
    assertFailed(outcomes.get(1), ThrottledException.class, false);
  }

  @Test
  void failureOfABatchDoesNotStopTheOthers() {
    List<EntryKey> keys = FaultyTables.keys(60);
    String error = FaultyTables.error("InternalServerError", "");
    tables.answer(3, WRITE, bytes -> bytes < BOUND_BYTES, 500, error);
    List<WriteOutcome> outcomes = writeAll(puts(keys));
    assertApplied(outcomes.subList(0, 50));
    outcomes
        .subList(50, 60)
        .forEach(outcome -> assertFailed(outcome, UnavailableException.class, true));
    assertThat(getAll(keys)).hasSize(50);
  }

  @Test
  void conditionalWriteThatFailsDoesNotStopTheOthers() {
    List<EntryKey> keys = FaultyTables.keys(4);
    List<Write> writes =
        List.of(
            Write.put(
                keys.get(0), Bytes.wrap(new byte[BOUND_BYTES]), EntryOptions.defaults().ifAbsent()),
            Write.put(keys.get(1), bytes("new")),
            Write.put(keys.get(2), bytes("new"), EntryOptions.defaults().ifAbsent()),
            Write.put(keys.get(3), bytes("new"), EntryOptions.defaults().ifAbsent()));
    String error = FaultyTables.error("ThrottlingException", "");
    tables.answer(3, "PutItem", bytes -> bytes > BOUND_BYTES, 400, error);
    List<WriteOutcome> outcomes = writeAll(writes);
    assertFailed(outcomes.get(0), ThrottledException.class, false);
    assertApplied(outcomes.subList(1, 4));
  }

  @Test
  void batchWhoseAnswerWasLostIsApplied() {
    tables.next(1, WRITE, Fault.lostAnswer());
    List<EntryKey> keys = FaultyTables.keys(5);
    assertApplied(writeAll(puts(keys)));
    assertThat(getAll(keys)).hasSize(5);
  }

  @Test
  void writesBehindTheDeadlineFailWithoutEffect() {
    List<EntryKey> keys = FaultyTables.keys(BATCHES_TOGETHER + 5);
    tables.next(AwsThreads.TOGETHER, WRITE, Fault.lateAnswer(SHORT.multipliedBy(2)));
    List<WriteOutcome> outcomes = Calls.call(SHORT, () -> store.writeAll(puts(keys)));
    outcomes
        .subList(0, BATCHES_TOGETHER)
        .forEach(outcome -> assertFailed(outcome, TimedOutException.class, true));
    outcomes
        .subList(BATCHES_TOGETHER, keys.size())
        .forEach(outcome -> assertFailed(outcome, TimedOutException.class, false));
  }

  @Test
  void batchesAndConditionalWritesAreUnderWayTogether() {
    List<EntryKey> keys = FaultyTables.keys(BATCHES_TOGETHER);
    List<EntryKey> alone = FaultyTables.keys(AwsThreads.TOGETHER);
    late(WRITE);
    assertApplied(Calls.call(ALL_LATE, () -> store.writeAll(puts(keys))));
    late("PutItem");
    List<Write> conditional =
        alone.stream()
            .map(key -> Write.put(key, bytes("new"), EntryOptions.defaults().ifAbsent()))
            .toList();
    assertThat(Calls.call(ALL_LATE, () -> store.writeAll(conditional)))
        .hasSize(alone.size())
        .allMatch(WriteOutcome.Conflict.class::isInstance);
  }

  @Test
  void batchesOfReadsAreUnderWayTogether() {
    List<EntryKey> keys = FaultyTables.keys(AwsThreads.TOGETHER * DynamoLimits.BATCH_READS);
    late(GET);
    assertThat(Calls.call(ALL_LATE, () -> store.getAll(keys))).isEmpty();
    assertThat(tables.count(GET)).isEqualTo(AwsThreads.TOGETHER);
  }

  private static void late(String action) {
    tables.next(AwsThreads.TOGETHER, action, Fault.lateAnswer(SHORT));
  }

  @Test
  void interruptEndsTheWaitForUnprocessedWrites() throws InterruptedException {
    List<EntryKey> keys = FaultyTables.keys(30);
    tables.answer(1000, WRITE, 200, unprocessed(keys.subList(0, 25)));
    Thread caller = Thread.currentThread();
    Thread interrupter = new Thread(() -> interruptOnceItWaits(caller));
    interrupter.start();
    assertThatThrownBy(() -> writeAll(puts(keys)))
        .isInstanceOfSatisfying(
            CancelledException.class, e -> assertThat(e.mayHaveTakenEffect()).isTrue());
    assertThat(Thread.interrupted()).isTrue();
    interrupter.join();
  }

  private static void interruptOnceItWaits(Thread caller) {
    while (tables.count(WRITE) == 0 || caller.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    caller.interrupt();
  }

  private String unprocessedKeys(List<EntryKey> keys) {
    return keys.stream()
        .map(FaultyTables::json)
        .collect(
            Collectors.joining(
                ",",
                "{\"Responses\":{},\"UnprocessedKeys\":{\"" + table + "\":{\"Keys\":[",
                "]}}}"));
  }

  private String unprocessed(List<EntryKey> keys) {
    return keys.stream()
        .map(
            key ->
                key.sort().endsWith("0")
                    ? "{\"DeleteRequest\":{\"Key\":" + FaultyTables.json(key) + "}}"
                    : "{\"PutRequest\":{\"Item\":" + FaultyTables.json(key) + "}}")
        .collect(Collectors.joining(",", "{\"UnprocessedItems\":{\"" + table + "\":[", "]}}"));
  }

  private List<WriteOutcome> writeAll(List<Write> writes) {
    return Calls.call(() -> store.writeAll(writes));
  }

  private Set<EntryKey> getAll(List<EntryKey> keys) {
    return Calls.call(() -> store.getAll(keys)).keySet();
  }

  private static List<Write> puts(List<EntryKey> keys) {
    return keys.stream().map(key -> Write.put(key, bytes(key.sort()))).toList();
  }

  private static Bytes bytes(String text) {
    return Bytes.utf8(text);
  }

  private static void assertApplied(List<WriteOutcome> outcomes) {
    assertThat(outcomes).isNotEmpty().allMatch(WriteOutcome.Applied.class::isInstance);
  }

  private static void assertFailed(
      WriteOutcome outcome, Class<? extends HalException> type, boolean mayHaveTakenEffect) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            WriteOutcome.Failed.class,
            failed -> {
              assertThat(failed.error()).isInstanceOf(type);
              assertThat(failed.error().mayHaveTakenEffect()).isEqualTo(mayHaveTakenEffect);
            });
  }
}
