package io.cloudhal.inmemory;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.memory.ScanRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one partition of a store must do, as plainly as it can be said. */
final class ReferenceStore {

  record Value(Bytes bytes, Version version, Instant expiresAt) {}

  private static final Comparator<String> UTF8 =
      Comparator.comparing(sort -> sort.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private final NavigableMap<String, Value> values = new TreeMap<>(UTF8);

  boolean allows(Precondition precondition, String sort, Instant now) {
    Value value = values.get(sort);
    if (precondition instanceof Precondition.IfVersion ifVersion) {
      return value != null && value.version().equals(ifVersion.expected());
    }
    return precondition instanceof Precondition.None || get(sort, now).isEmpty();
  }

  void put(String sort, Value value) {
    values.put(sort, value);
  }

  void remove(String sort) {
    values.remove(sort);
  }

  Optional<Value> get(String sort, Instant now) {
    return Optional.ofNullable(values.get(sort)).filter(value -> isLive(value, now));
  }

  Optional<Version> version(String sort) {
    return Optional.ofNullable(values.get(sort)).map(Value::version);
  }

  List<String> scan(ScanRequest request, @Nullable String after, Instant now) {
    NavigableMap<String, Value> inOrder = request.isDescending() ? values.descendingMap() : values;
    Comparator<? super String> order = inOrder.comparator();
    return inOrder.entrySet().stream()
        .filter(each -> isLive(each.getValue(), now))
        .map(each -> each.getKey())
        .filter(sort -> sort.startsWith(request.prefix()))
        .filter(sort -> request.from().map(from -> UTF8.compare(from, sort) <= 0).orElse(true))
        .filter(sort -> request.until().map(until -> UTF8.compare(sort, until) < 0).orElse(true))
        .filter(sort -> after == null || order.compare(after, sort) < 0)
        .toList();
  }

  /** Removes what has expired and returns how many that were. */
  long sweep(Instant now) {
    Collection<Value> all = values.values();
    long before = all.size();
    all.removeIf(value -> !isLive(value, now));
    return before - all.size();
  }

  private static boolean isLive(Value value, Instant now) {
    return now.isBefore(value.expiresAt());
  }
}
