package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.testservers.Fault;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Single writes when answers are lost. */
@Timeout(60)
final class DynamoWriterTest {

  private static final EntryKey KEY = EntryKey.of("partition", "sort");
  private static final EntryOptions IF_ABSENT = EntryOptions.defaults().ifAbsent();

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
  void putIfAbsentIsWrittenWhenItsOwnEntryIsFoundAfterALostAnswer() {
    for (Fault fault : List.of(Fault.lostAnswer(), Fault.cutAnswer())) {
      EntryKey key = EntryKey.of(fault.toString());
      tables.clear();
      tables.next(1, "PutItem", fault);
      Version version = put(key, "value", IF_ABSENT).version();
      assertThat(get(key).version()).isEqualTo(version);
      assertThat(tables.count("PutItem")).isEqualTo(2);
    }
  }

  @Test
  void putIfVersionIsWrittenWhenItsOwnEntryIsFoundAfterALostAnswer() {
    Version old = put("old");
    tables.next(2, "PutItem", Fault.lostAnswer());
    Version version = put(KEY, "new", ifVersion(old)).version();
    assertThat(get(KEY).version()).isEqualTo(version);
    assertThat(get(KEY).value()).isEqualTo(Bytes.utf8("new"));
  }

  @Test
  void requestThatNeverArrivedIsSentAgain() {
    tables.next(1, "PutItem", Fault.resetBefore());
    assertThat(put(KEY, "value", IF_ABSENT).version()).isEqualTo(get(KEY).version());
  }

  @Test
  void refusalAfterALostAnswerIsUncertain() {
    Version current = put("old");
    tables.next(1, "PutItem", Fault.lostAnswer());
    assertUncertain(() -> put(KEY, "lost", IF_ABSENT));
    tables.refuse(1, "PutItem", 500, "InternalServerError");
    assertUncertain(() -> put(KEY, "lost", IF_ABSENT));
    assertThat(get(KEY).version()).isEqualTo(current);
  }

  @Test
  void refusalAfterThrottlingIsAConflict() {
    Version current = put("old");
    tables.refuse(1, "PutItem", 400, "ProvisionedThroughputExceededException");
    assertThat(put(KEY, "lost", IF_ABSENT))
        .isEqualTo(new WriteResult.Conflict(Optional.of(current)));
    assertThat(tables.count("PutItem")).isEqualTo(3);
  }

  @Test
  void deleteIfVersionThatFindsNothingAfterALostAnswerIsUncertain() {
    Version version = put("value");
    tables.next(1, "DeleteItem", Fault.lostAnswer());
    assertUncertain(() -> delete(Precondition.ifVersion(version)));
    assertThat(Calls.call(() -> store.get(KEY))).isEmpty();
    assertThat(delete(Precondition.ifVersion(version))).isEqualTo(new DeleteResult.Absent());
  }

  @Test
  void deleteWithoutAConditionIsSentAgainAfterALostAnswer() {
    Version unused = put("value");
    tables.next(1, "DeleteItem", Fault.lostAnswer());
    assertThat(delete(Precondition.none())).isEqualTo(new DeleteResult.Deleted());
    assertThat(tables.count("DeleteItem")).isEqualTo(2);
  }

  private static void assertUncertain(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            UnavailableException.class, e -> assertThat(e.mayHaveTakenEffect()).isTrue());
  }

  private Version put(String value) {
    return put(KEY, value, EntryOptions.defaults()).version();
  }

  private WriteResult put(EntryKey key, String value, EntryOptions options) {
    return Calls.call(() -> store.put(key, Bytes.utf8(value), options));
  }

  private DeleteResult delete(Precondition precondition) {
    return Calls.call(() -> store.delete(KEY, precondition));
  }

  private Entry get(EntryKey key) {
    return Calls.call(() -> store.get(key)).orElseThrow();
  }

  private static EntryOptions ifVersion(Version version) {
    return EntryOptions.defaults().withPrecondition(Precondition.ifVersion(version));
  }
}
