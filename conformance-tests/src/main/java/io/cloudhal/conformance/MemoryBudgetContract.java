package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.ScanRequest;
import io.cloudhal.memory.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many requests the calls of the memory cost, once a handle was used. */
abstract class MemoryBudgetContract extends MemoryContract {

  private static final int MANY = 60;

  @BeforeEach
  void useTheHandleOnce() {
    put(key(), "the first use may look up something");
  }

  @Test
  @Clause("memory.budget.1")
  void getIsWithinItsBudget() {
    EntryKey key = key();
    assertWithin("memory.get", 1, () -> store().get(key));
    put(key, bytes(LARGE, 1));
    assertWithin("memory.get", 1, () -> store().get(key));
  }

  @Test
  @Clause("memory.budget.2")
  void getAllIsWithinItsBudget() {
    List<EntryKey> keys = keys(partition(), MANY);
    putAll(keys);
    assertWithin("memory.getAll", MANY, () -> store().getAll(keys));
  }

  @Test
  @Clause("memory.budget.3")
  void putIsWithinItsBudget() {
    EntryKey key = key();
    assertWithin("memory.put", 1, () -> put(key, "new"));
    assertWithin("memory.put", 1, () -> put(key, bytes(LARGE, 3)));
    assertWithin("memory.put", 1, () -> put(key(), "new", ifAbsent()));
    Version version = put(key, "old");
    assertWithin("memory.put", 1, () -> put(key, "new", ifVersion(version)));
  }

  @Test
  @Clause("memory.budget.4")
  void deleteIsWithinItsBudget() {
    EntryKey key = key();
    Version version = put(key, "value");
    assertWithin("memory.delete", 1, () -> store().delete(key, Precondition.ifVersion(version)));
    assertWithin("memory.delete", 1, () -> store().delete(key, Precondition.none()));
  }

  @Test
  @Clause("memory.budget.5")
  void writeAllIsWithinItsBudget() {
    List<Write> puts = new ArrayList<>();
    List<Write> deletes = new ArrayList<>();
    for (EntryKey key : keys(partition(), MANY)) {
      puts.add(Write.put(key, Bytes.utf8("value")));
      deletes.add(Write.delete(key));
    }
    assertWithin("memory.writeAll", MANY, () -> store().writeAll(puts));
    assertWithin("memory.writeAll", MANY, () -> store().writeAll(deletes));
  }

  @Test
  @Clause("memory.budget.6")
  void transactIsWithinItsBudget() {
    String partition = partition();
    List<Write> writes =
        keys(partition, 50).stream().map(key -> Write.put(key, bytes(100, 1), ifAbsent())).toList();
    assertWithin("memory.transact", writes.size(), () -> store().transact(partition, writes));
  }

  @Test
  @Clause("memory.budget.7")
  void pageOfAScanIsWithinItsBudget() {
    String partition = partition();
    putAll(keys(partition, 20));
    ScanRequest request = ScanRequest.of(partition);
    assertWithin("memory.scan", 1, () -> store().scan(request));
    assertWithin("memory.scan", 1, () -> store().scan(request.descending()));
    assertWithin("memory.scan", 1, () -> store().scan(request.withPageSize(3)));
    assertWithin("memory.scan", 1, () -> store().scan(ScanRequest.of(partition())));
  }

  @Test
  @Clause("memory.budget.8")
  void countersAreWithinTheirBudgets() {
    EntryKey counter = key();
    assertWithin("memory.increment", 1, () -> store().increment(counter, 1));
    assertWithin("memory.increment", 1, () -> store().increment(counter, 0));
    assertWithin("memory.removeCounter", 1, () -> store().removeCounter(counter));
  }

  @Test
  @Clause("memory.budget.9")
  void undisturbedUpdateIsWithinItsBudget() {
    EntryKey key = key();
    assertWithin("memory.update", 1, () -> store().update(key, value -> Optional.of(bytes(9, 9))));
    assertWithin("memory.update", 1, () -> store().update(key, value -> value));
    assertWithin("memory.update", 1, () -> store().update(key, value -> Optional.empty()));
  }

  private void assertWithin(String operation, int items, Runnable call) {
    calls().clear();
    call.run();
    assertThat(calls().of(operation)).as(operation).hasSize(1);
    assertThat(calls().requests()).as(operation).isBetween(1L, budget(operation, items));
  }
}
