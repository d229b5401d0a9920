package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.error.HalException;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.ThrottledException;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.TransactionResult;
import io.cloudhal.memory.Write;
import io.cloudhal.testservers.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Transactions when answers are lost, and what their refusals mean. */
@Timeout(60)
final class DynamoTransactionTest {

  private static final String ACTION = "TransactWriteItems";
  private static final List<EntryKey> KEYS = FaultyTables.keys(3);

  private static FaultyTables tables;

  private DynamoStore store;

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
    tables.clear();
  }

  @Test
  void transactionWhoseAnswerWasLostIsCommittedOnce() {
    Version old =
        Calls.call(() -> store.put(KEYS.get(2), bytes(), EntryOptions.defaults())).version();
    for (Fault fault : List.of(Fault.lostAnswer(), Fault.cutAnswer())) {
      tables.next(1, ACTION, fault);
    }
    TransactionResult result =
        transact(
            Write.put(KEYS.get(0), bytes(), EntryOptions.defaults().ifAbsent()),
            Write.put(KEYS.get(1), bytes()),
            Write.delete(KEYS.get(2), Precondition.ifVersion(old)));
    Map<EntryKey, Entry> entries = Calls.call(() -> store.getAll(KEYS));
    assertThat(entries).hasSize(2);
    assertThat(result)
        .isEqualTo(
            new TransactionResult.Committed(
                List.of(
                    version(entries, KEYS.get(0)),
                    version(entries, KEYS.get(1)),
                    Optional.empty())));
    assertThat(tables.count(ACTION)).isEqualTo(3);
  }

  private static Optional<Version> version(Map<EntryKey, Entry> entries, EntryKey key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::version);
  }

  @Test
  void failedConditionIsAConflictAlsoBesideOtherReasons() {
    cancel("TransactionConflict", "None", "ConditionalCheckFailed");
    assertThat(transact(puts())).isEqualTo(new TransactionResult.Conflict(OptionalInt.of(2)));
  }

  @Test
  void firstOfSeveralFailedConditionsIsTold() {
    cancel("None", "ConditionalCheckFailed", "ConditionalCheckFailed");
    assertThat(transact(puts())).isEqualTo(new TransactionResult.Conflict(OptionalInt.of(1)));
  }

  @Test
  void anotherTransactionMakesItUnavailableWithoutEffect() {
    assertRefused(UnavailableException.class, true, "None", "TransactionConflict", "None");
  }

  @Test
  void busyTableThrottles() {
    assertRefused(ThrottledException.class, true, "ThrottlingError", "None", "None");
    assertRefused(ThrottledException.class, true, "None", "None", "ProvisionedThroughputExceeded");
  }

  @Test
  void invalidItemIsInvalid() {
    assertRefused(InvalidRequestException.class, false, "None", "ValidationError", "None");
  }

  @Test
  void requestUnderWayIsWaitedFor() {
    tables.refuse(1, ACTION, 400, "TransactionInProgressException");
    assertThat(transact(puts())).isInstanceOf(TransactionResult.Committed.class);
    assertThat(tables.count(ACTION)).isEqualTo(2);
  }

  private void assertRefused(
      Class<? extends HalException> type, boolean retryable, String... reasons) {
    cancel(reasons);
    assertThatThrownBy(() -> transact(puts()))
        .isInstanceOfSatisfying(
            HalException.class,
            e -> {
              assertThat(e).isInstanceOf(type);
              assertThat(e.retryable()).isEqualTo(retryable);
              assertThat(e.mayHaveTakenEffect()).isFalse();
            });
  }

  /** Has the next transaction cancelled for these reasons, one a write. */
  private static void cancel(String... reasons) {
    String list =
        Arrays.stream(reasons)
            .map(reason -> "{\"Code\":\"" + reason + "\"}")
            .collect(Collectors.joining(",", ",\"CancellationReasons\":[", "]"));
    tables.answer(1, ACTION, 400, FaultyTables.error("TransactionCanceledException", list));
  }

  private static Write[] puts() {
    return KEYS.stream().map(key -> Write.put(key, bytes())).toArray(Write[]::new);
  }

  private TransactionResult transact(Write... writes) {
    return Calls.call(() -> store.transact(KEYS.get(0).partition(), List.of(writes)));
  }

  private static Bytes bytes() {
    return Bytes.utf8("value");
  }
}
