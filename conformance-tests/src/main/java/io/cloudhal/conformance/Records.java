package io.cloudhal.conformance;

import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamEntry;
import io.cloudhal.bus.StreamHandler;
import io.cloudhal.bus.StreamRecord;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A handler of a stream that remembers what it was given. */
final class Records implements StreamHandler {

  /** One call of the handler. */
  record Call(ShardId shard, List<StreamEntry> entries) {}

  private final List<Call> calls = new CopyOnWriteArrayList<>();

  @Override
  public void handle(ShardId shard, List<StreamEntry> entries) {
    calls.add(new Call(shard, List.copyOf(entries)));
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  List<StreamRecord> records() {
    return calls.stream()
        .flatMap(call -> call.entries().stream())
        .map(StreamEntry::record)
        .toList();
  }
}
