package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.error.HalException;
import io.cloudhal.error.ThrottledException;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.testservers.Fault;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Counters when requests fail: no step is made twice. */
@Timeout(60)
final class DynamoCountersTest {

  private static final EntryKey COUNTER = EntryKey.of("partition", "counter");
  private static final String ADD = "UpdateItem";

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
  void stepWhoseAnswerWasLostIsMadeOnceAndMayHaveTakenEffect() {
    for (Fault fault : List.of(Fault.lostAnswer(), Fault.cutAnswer())) {
      long before = increment(0);
      tables.clear();
      tables.next(1, ADD, fault);
      assertRefused(UnavailableException.class, true);
      assertThat(tables.count(ADD)).isEqualTo(1);
      assertThat(increment(0)).isEqualTo(before + 1);
    }
  }

  @Test
  void stepThatTheServerFailedMayHaveTakenEffect() {
    tables.refuse(1, ADD, 500, "InternalServerError");
    assertRefused(UnavailableException.class, true);
    assertThat(tables.count(ADD)).isEqualTo(1);
  }

  @Test
  void stepOfABusyTableHadNoEffect() {
    tables.refuse(1, ADD, 400, "ProvisionedThroughputExceededException");
    assertRefused(ThrottledException.class, false);
    assertThat(tables.count(ADD)).isEqualTo(1);
    assertThat(increment(0)).isZero();
  }

  @Test
  void readingACounterWritesNothingAndIsTriedAgain() {
    tables.next(1, "GetItem", Fault.lostAnswer());
    assertThat(increment(0)).isZero();
    assertThat(tables.count("GetItem")).isEqualTo(2);
    assertThat(tables.count(ADD)).isZero();
  }

  @Test
  void removalIsTriedAgain() {
    long unused = increment(5);
    tables.next(1, "DeleteItem", Fault.lostAnswer());
    Calls.run(() -> store.removeCounter(COUNTER));
    assertThat(increment(0)).isZero();
  }

  private void assertRefused(Class<? extends HalException> type, boolean mayHaveTakenEffect) {
    assertThatThrownBy(() -> increment(1))
        .isInstanceOfSatisfying(
            HalException.class,
            e -> {
              assertThat(e).isInstanceOf(type);
              assertThat(e.mayHaveTakenEffect()).isEqualTo(mayHaveTakenEffect);
            });
  }

  private long increment(long delta) {
    return Calls.call(() -> store.increment(COUNTER, delta));
  }
}
