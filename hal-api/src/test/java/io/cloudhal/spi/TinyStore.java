package io.cloudhal.spi;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Page;
import io.cloudhal.PageToken;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.ScanRequest;
import io.cloudhal.memory.StoreName;
import io.cloudhal.memory.TransactionResult;
import io.cloudhal.memory.Write;
import io.cloudhal.memory.WriteOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The smallest store that keeps the contract, for keys in ASCII. */
final class TinyStore implements KeyValueStore {

  final Faults faults = new Faults();
  private final TimeSource time;
  private final Map<EntryKey, Entry> entries =
      new TreeMap<>(Comparator.comparing(EntryKey::partition).thenComparing(EntryKey::sort));
  private final Map<EntryKey, Long> counters = new HashMap<>();
  private long versions;

  TinyStore(TimeSource time) {
    this.time = time;
  }

  @Override
  public StoreName name() {
    return new StoreName("tinystore");
  }

  /** Returns how many entries are kept, expired ones too. */
  synchronized int size() {
    return entries.size();
  }

  @Override
  public synchronized Optional<Entry> get(EntryKey key) {
    request("get");
    return alive(key);
  }

  @Override
  public synchronized Map<EntryKey, Entry> getAll(Collection<EntryKey> keys) {
    request("getAll");
    Map<EntryKey, Entry> found = new HashMap<>();
    keys.forEach(key -> alive(key).ifPresent(entry -> found.put(key, entry)));
    return found;
  }

  @Override
  public synchronized WriteResult put(EntryKey key, Bytes value, EntryOptions options) {
    request("put");
    return holds(key, options.precondition())
        ? new WriteResult.Written(write(new Write.Put(key, value, options)).orElseThrow())
        : new WriteResult.Conflict(Optional.empty());
  }

  @Override
  public synchronized DeleteResult delete(EntryKey key, Precondition precondition) {
    request("delete");
    if (precondition instanceof Precondition.IfVersion && alive(key).isEmpty()) {
      return new DeleteResult.Absent();
    }
    if (!holds(key, precondition)) {
      return new DeleteResult.Conflict(Optional.empty());
    }
    entries.remove(key);
    return new DeleteResult.Deleted();
  }

  @Override
  public synchronized List<WriteOutcome> writeAll(List<Write> writes) {
    request("writeAll");
    return writes.stream().<WriteOutcome>map(this::applied).toList();
  }

  private WriteOutcome applied(Write write) {
    return holds(write.key(), precondition(write))
        ? new WriteOutcome.Applied(write(write))
        : new WriteOutcome.Conflict(Optional.empty());
  }

  @Override
  public synchronized TransactionResult transact(String partition, List<Write> writes) {
    request("transact");
    for (int i = 0; i < writes.size(); i++) {
      if (!holds(writes.get(i).key(), precondition(writes.get(i)))) {
        return new TransactionResult.Conflict(OptionalInt.of(i));
      }
    }
    return new TransactionResult.Committed(writes.stream().map(this::write).toList());
  }

  @Override
  public synchronized Page<Entry> scan(ScanRequest request) {
    request("scan");
    List<Entry> found = new ArrayList<>();
    for (EntryKey key : List.copyOf(entries.keySet())) {
      if (key.partition().equals(request.partition()) && wanted(key.sort(), request)) {
        alive(key).ifPresent(found::add);
      }
    }
    if (request.isDescending()) {
      Collections.reverse(found);
    }
    if (found.size() <= request.pageSize()) {
      return Page.last(found);
    }
    List<Entry> page = found.subList(0, request.pageSize());
    String last = page.get(page.size() - 1).key().sort();
    return new Page<>(page, Optional.of(new PageToken(last)));
  }

  private static boolean wanted(String sort, ScanRequest request) {
    return sort.startsWith(request.prefix())
        && request.from().map(from -> sort.compareTo(from) >= 0).orElse(true)
        && request.until().map(until -> sort.compareTo(until) < 0).orElse(true)
        && request
            .after()
            .map(PageToken::value)
            .map(after -> sort.compareTo(after) * (request.isDescending() ? -1 : 1) > 0)
            .orElse(true);
  }

  @Override
  public synchronized long increment(EntryKey counter, long delta) {
    request("increment");
    return counters.merge(counter, delta, Long::sum);
  }

  @Override
  public synchronized void removeCounter(EntryKey counter) {
    request("removeCounter");
    counters.remove(counter);
  }

  @Override
  public Optional<Entry> update(EntryKey key, UnaryOperator<Optional<Bytes>> change) {
    throw new IllegalStateException("the guard does this");
  }

  private void request(String method) {
    Call.current().countRequest();
    faults.pass(method);
  }

  private Optional<Entry> alive(EntryKey key) {
    return Optional.ofNullable(entries.get(key))
        .filter(entry -> entry.expiresAt().map(end -> time.now().isBefore(end)).orElse(true));
  }

  private boolean holds(EntryKey key, Precondition precondition) {
    if (precondition instanceof Precondition.IfVersion wanted) {
      Entry entry = entries.get(key);
      return entry != null && entry.version().equals(wanted.expected());
    }
    return precondition instanceof Precondition.None || alive(key).isEmpty();
  }

  private static Precondition precondition(Write write) {
    if (write instanceof Write.Put put) {
      return put.options().precondition();
    }
    return write instanceof Write.Delete delete
        ? delete.precondition()
        : ((Write.Check) write).precondition();
  }

  private Instant end(Duration timeToLive) {
    return time.now().plus(timeToLive).plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
  }

  private Optional<Version> write(Write write) {
    if (write instanceof Write.Put put) {
      Version version = new Version("v" + versions++);
      Optional<Instant> end = put.options().timeToLive().map(this::end);
      entries.put(put.key(), new Entry(put.key(), put.value(), version, end));
      return Optional.of(version);
    }
    if (write instanceof Write.Delete) {
      entries.remove(write.key());
    }
    return Optional.empty();
  }
}
