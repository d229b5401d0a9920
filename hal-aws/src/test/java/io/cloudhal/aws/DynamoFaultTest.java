package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.aws.FaultMatrix.Change;
import io.cloudhal.error.HalException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.ScanRequest;
import io.cloudhal.memory.StoreName;
import io.cloudhal.memory.Write;
import io.cloudhal.testservers.Fault;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Memory while the network and DynamoDB fail. */
class DynamoFaultTest {

  private static final Fault THROTTLED =
      FaultyServer.refusal(400, "ProvisionedThroughputExceededException");
  private static final Bytes VALUE = Bytes.utf8("value");

  private static FaultyServer server;
  private static FaultMatrix matrix;
  private static KeyValueStore store;

  @BeforeAll
  static void start() {
    server = new FaultyServer(AwsService.DYNAMODB);
    matrix = new FaultMatrix(server, THROTTLED);
    StoreName name = new StoreName("faults");
    Calls.run(() -> new DynamoTables(server.config(), server.clients()).ensure(name));
    store = new DynamoMemory(server.config(), server.clients()).store(name);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void putsAreMadeOnceAndHonest() {
    assertExact("put", () -> put(EntryOptions.defaults()));
    assertExact("put if absent", () -> put(EntryOptions.defaults().ifAbsent()));
    assertExact(
        "put if version",
        () -> {
          EntryKey key = fresh();
          Version before = create(key, Bytes.utf8("before"));
          EntryOptions options =
              EntryOptions.defaults().withPrecondition(Precondition.ifVersion(before));
          return written(key, () -> store.put(key, VALUE, options));
        });
  }

  private static Change put(EntryOptions options) {
    EntryKey key = fresh();
    return written(key, () -> store.put(key, VALUE, options));
  }

  @Test
  void deletesAreHonest() {
    assertExact(
        "delete",
        () -> {
          EntryKey key = fresh();
          create(key, VALUE);
          return gone(key, Precondition.none());
        });
    Supplier<Change> ifVersion =
        () -> {
          EntryKey key = fresh();
          return gone(key, Precondition.ifVersion(create(key, VALUE)));
        };
    matrix.assertHonest("delete if version", 1, ifVersion);
    matrix.assertFails("delete if version", 1, ifVersion);
  }

  @Test
  void transactionsAreMadeOnceAndHonest() {
    assertExact(
        "transact",
        () -> {
          EntryKey key = fresh();
          List<Write> writes = List.of(Write.put(key, VALUE, EntryOptions.defaults().ifAbsent()));
          return written(key, () -> store.transact(key.partition(), writes));
        });
  }

  @Test
  void batchesAreMadeAndHonest() {
    matrix.assertOutlives(
        "writeAll",
        1,
        () -> {
          EntryKey key = fresh();
          return written(key, () -> store.writeAll(List.of(Write.put(key, VALUE))));
        });
  }

  @Test
  void incrementsAreNeverMadeTwice() {
    Supplier<Change> increment =
        () -> {
          EntryKey counter = fresh();
          return new Change(
              () -> store.increment(counter, 1), () -> (int) store.increment(counter, 0));
        };
    matrix.assertHonest("increment", 1, increment);
    matrix.assertFails("increment", 1, increment);
  }

  @Test
  void readsOutliveAPassingFaultAndFailInTime() {
    EntryKey key = fresh();
    create(key, VALUE);
    for (Supplier<List<Entry>> read : reads(key)) {
      Supplier<Change> change = () -> new Change(read::get, () -> read.get().size());
      matrix.assertOutlives("read", 1, change);
    }
    for (Fault fault : List.of(Fault.cutAnswer(), Fault.lateAnswer(Duration.ofSeconds(20)))) {
      for (Supplier<List<Entry>> read : reads(key)) {
        server.proxy().next(1000, fault);
        HalException error = FaultyServer.failure(Duration.ofSeconds(2), read::get);
        assertThat(error.retryable()).isTrue();
        assertThat(error.mayHaveTakenEffect()).isFalse();
        server.proxy().clear();
      }
    }
  }

  private static List<Supplier<List<Entry>>> reads(EntryKey key) {
    return List.of(
        () -> List.of(store.get(key).orElseThrow()),
        () -> List.copyOf(store.getAll(List.of(key)).values()),
        () -> store.scan(ScanRequest.of(key.partition())).items());
  }

  @Test
  void storesAreMadeAndRemovedThroughPassingFaults() {
    DynamoTables tables = new DynamoTables(server.config(), server.clients());
    matrix.assertOutlives(
        "ensure",
        1,
        () -> {
          StoreName name = freshStore();
          return new Change(() -> ensure(tables, name), () -> exists(name) ? 1 : 0);
        });
    matrix.assertOutlives(
        "remove",
        1,
        () -> {
          StoreName name = freshStore();
          Calls.run(() -> tables.ensure(name));
          return new Change(
              () -> {
                tables.remove(name);
                return true;
              },
              () -> exists(name) ? 0 : 1);
        });
  }

  private static boolean ensure(DynamoTables tables, StoreName name) {
    tables.ensure(name);
    return true;
  }

  private static boolean exists(StoreName name) {
    try {
      return new DynamoMemory(server.config(), server.clients())
          .store(name)
          .get(EntryKey.of("any"))
          .isEmpty();
    } catch (NotFoundException e) {
      return false;
    }
  }

  private static void assertExact(String what, Supplier<Change> changes) {
    matrix.assertOutlives(what, 1, changes);
    matrix.assertFails(what, 1, changes);
  }

  private static Change written(EntryKey key, Callable<?> act) {
    return new Change(
        act, () -> store.get(key).filter(entry -> entry.value().equals(VALUE)).isPresent() ? 1 : 0);
  }

  private static Change gone(EntryKey key, Precondition precondition) {
    return new Change(
        () -> store.delete(key, precondition), () -> store.get(key).isPresent() ? 0 : 1);
  }

  private static Version create(EntryKey key, Bytes value) {
    return ((WriteResult.Written) Calls.call(() -> store.put(key, value, EntryOptions.defaults())))
        .version();
  }

  private static EntryKey fresh() {
    return EntryKey.of(UUID.randomUUID().toString());
  }

  private static StoreName freshStore() {
    return new StoreName("s" + UUID.randomUUID().toString().substring(0, 8));
  }
}
