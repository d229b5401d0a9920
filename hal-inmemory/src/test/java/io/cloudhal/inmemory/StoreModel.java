package io.cloudhal.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Page;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.ScanRequest;
import io.cloudhal.memory.TransactionResult;
import io.cloudhal.memory.Write;
import io.cloudhal.spi.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;

/** Does the same at random to one partition of a store and to the reference, and compares. */
final class StoreModel {

  private static final String PARTITION = "p\ud83d\ude00";
  private static final List<String> SORTS =
      List.of(
          "",
          "a",
          "ab",
          "abc",
          "b",
          "\u007f",
          "\u0080",
          "\ud7ff",
          "\ue000",
          "\uffff",
          "\ud800\udc00",
          "\ud83d\ude00",
          "\udbff\udfff",
          "a\uffff",
          "a\ud83d\ude00",
          "\0");
  private static final Version FOREIGN = new Version("foreign");

  private final Random random;
  private final VirtualTime time;
  private final ReferenceStore reference = new ReferenceStore();
  private Version lastSeen = FOREIGN;

  StoreModel(long seed, VirtualTime time) {
    this.random = new Random(seed);
    this.time = time;
  }

  void step(KeyValueStore store) {
    switch (random.nextInt(8)) {
      case 0, 1 -> put(store);
      case 2 -> delete(store);
      case 3 -> transact(store);
      case 4, 5 -> scan(store);
      case 6 -> get(store);
      default -> time.advance(Duration.ofMillis(random.nextInt(700)));
    }
  }

  private void put(KeyValueStore store) {
    Write.Put put = randomPut();
    boolean allowed = allows(put.options().precondition(), put);
    WriteResult result = store.put(put.key(), put.value(), put.options());
    assertThat(result.written()).isEqualTo(allowed);
    if (result instanceof WriteResult.Conflict conflict) {
      assertThat(conflict.current()).isEqualTo(reference.version(put.key().sort()));
    } else {
      applied(put, result.version());
    }
  }

  private void delete(KeyValueStore store) {
    Write.Delete delete = randomDelete();
    String sort = delete.key().sort();
    boolean absent = reference.version(sort).isEmpty();
    DeleteResult expected;
    if (allows(delete.precondition(), delete)) {
      expected = new DeleteResult.Deleted();
      reference.remove(sort);
    } else {
      expected =
          absent ? new DeleteResult.Absent() : new DeleteResult.Conflict(reference.version(sort));
    }
    assertThat(store.delete(delete.key(), delete.precondition())).isEqualTo(expected);
  }

  private void transact(KeyValueStore store) {
    List<Write> writes = new ArrayList<>();
    for (String sort : SORTS) {
      if (random.nextInt(5) == 0) {
        writes.add(randomWrite(key(sort)));
      }
    }
    OptionalInt failing =
        IntStream.range(0, writes.size())
            .filter(i -> !allows(precondition(writes.get(i)), writes.get(i)))
            .findFirst();
    TransactionResult result = store.transact(PARTITION, writes);
    if (result instanceof TransactionResult.Committed committed) {
      assertThat(failing).isEmpty();
      for (int i = 0; i < writes.size(); i++) {
        committed(writes.get(i), committed.versions().get(i));
      }
    } else {
      assertThat(result).isEqualTo(new TransactionResult.Conflict(failing));
      assertThat(failing).isPresent();
    }
  }

  private void committed(Write write, Optional<Version> version) {
    assertThat(version.isPresent()).isEqualTo(write instanceof Write.Put);
    if (write instanceof Write.Put put) {
      applied(put, version.orElseThrow());
    } else if (write instanceof Write.Delete) {
      reference.remove(write.key().sort());
    }
  }

  private void scan(KeyValueStore store) {
    ScanRequest request = randomScan();
    List<String> expected = reference.scan(request, null, time.now());
    List<String> found = new ArrayList<>();
    Page<Entry> page = store.scan(request);
    for (; page.next().isPresent(); page = store.scan(request.after(page.next().get()))) {
      assertThat(page.items()).hasSize(request.pageSize());
      page.items().forEach(entry -> found.add(entry.key().sort()));
    }
    page.items().forEach(entry -> found.add(entry.key().sort()));
    assertThat(found).isEqualTo(expected);
  }

  private void get(KeyValueStore store) {
    EntryKey key = key(randomSort());
    Optional<Entry> found = store.get(key);
    assertThat(found.map(Entry::value))
        .isEqualTo(reference.get(key.sort(), time.now()).map(ReferenceStore.Value::bytes));
    assertThat(store.getAll(List.of(key)).values())
        .containsExactlyElementsOf(found.stream().toList());
    found.ifPresent(entry -> lastSeen = entry.version());
  }

  void sweep(InMemoryMemory memory) {
    ExpirySweep.Result result = memory.sweep(Duration.ofMinutes(1));
    assertThat(result).isEqualTo(new ExpirySweep.Result(reference.sweep(time.now()), true));
  }

  private void applied(Write.Put put, Version version) {
    Instant end = Instant.MAX;
    if (put.options().timeToLive().isPresent()) {
      Instant exact = time.now().plus(put.options().timeToLive().get());
      end = Instant.ofEpochSecond(-Math.floorDiv(-exact.toEpochMilli(), 1000L));
    }
    reference.put(put.key().sort(), new ReferenceStore.Value(put.value(), version, end));
  }

  private boolean allows(Precondition precondition, Write write) {
    return reference.allows(precondition, write.key().sort(), time.now());
  }

  private static Precondition precondition(Write write) {
    if (write instanceof Write.Put put) {
      return put.options().precondition();
    }
    return write instanceof Write.Delete delete
        ? delete.precondition()
        : ((Write.Check) write).precondition();
  }

  private Write randomWrite(EntryKey key) {
    return switch (random.nextInt(3)) {
      case 0 -> new Write.Put(key, randomValue(), randomOptions());
      case 1 -> new Write.Delete(key, randomVersion(key));
      default -> new Write.Check(key, random.nextBoolean() ? Precondition.ifAbsent() : ifLast(key));
    };
  }

  private Write.Put randomPut() {
    return new Write.Put(key(randomSort()), randomValue(), randomOptions());
  }

  private Write.Delete randomDelete() {
    EntryKey key = key(randomSort());
    return new Write.Delete(key, randomVersion(key));
  }

  private EntryOptions randomOptions() {
    EntryOptions options =
        random.nextInt(3) == 0
            ? EntryOptions.defaults().ifAbsent()
            : EntryOptions.defaults().withPrecondition(randomVersion(key(randomSort())));
    return random.nextBoolean()
        ? options
        : options.withTimeToLive(Duration.ofMillis(1000 + random.nextInt(3000)));
  }

  private Precondition randomVersion(EntryKey key) {
    return random.nextInt(3) > 0 ? Precondition.none() : ifLast(key);
  }

  /** The version of the key, most often. */
  private Precondition ifLast(EntryKey key) {
    Version version = reference.version(key.sort()).orElse(lastSeen);
    return Precondition.ifVersion(random.nextInt(4) == 0 ? lastSeen : version);
  }

  private ScanRequest randomScan() {
    ScanRequest request = ScanRequest.of(PARTITION).withPageSize(1 + random.nextInt(4));
    request = random.nextBoolean() ? request : request.descending();
    request = random.nextInt(3) > 0 ? request : request.withPrefix(randomSort());
    request = random.nextInt(3) > 0 ? request : request.from(randomSort());
    return random.nextInt(3) > 0 ? request : request.until(randomSort());
  }

  private Bytes randomValue() {
    byte[] value = new byte[random.nextInt(20)];
    random.nextBytes(value);
    return Bytes.wrap(value);
  }

  private String randomSort() {
    return SORTS.get(random.nextInt(SORTS.size()));
  }

  private static EntryKey key(String sort) {
    return EntryKey.of(PARTITION, sort);
  }
}
