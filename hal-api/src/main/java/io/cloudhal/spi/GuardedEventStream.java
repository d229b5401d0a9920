package io.cloudhal.spi;

import io.cloudhal.bus.AppendResult;
import io.cloudhal.bus.BusCapabilities;
import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Shard;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamBatch;
import io.cloudhal.bus.StreamConsumeOptions;
import io.cloudhal.bus.StreamHandler;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.bus.StreamRecord;
import io.cloudhal.internal.Checks;
import io.cloudhal.observe.Operation;
import java.time.Duration;
import java.util.List;

/** Adds to an event stream of a driver what all share. */
final class GuardedEventStream implements EventStream {

  private static final Duration MAX_WAIT = Duration.ofSeconds(20);
  private static final int MAX_RECORDS = 1000;

  private final EventStream driver;
  private final BusCapabilities capabilities;
  private final Guard guard;
  private final Operation append;
  private final Operation shards;
  private final Operation read;
  private final Operation consume;

  GuardedEventStream(EventStream driver, BusCapabilities capabilities, Guard guard) {
    this.driver = driver;
    this.capabilities = capabilities;
    this.guard = guard;
    String stream = driver.name().value();
    this.append = guard.operation("bus.append", stream);
    this.shards = guard.operation("bus.shards", stream);
    this.read = guard.operation("bus.read", stream);
    this.consume = guard.operation("bus.consume", stream);
  }

  @Override
  public StreamName name() {
    return driver.name();
  }

  @Override
  public List<AppendResult> append(List<StreamRecord> records) {
    return guard.call(
        append,
        () -> {
          for (StreamRecord each : records) {
            int size = each.data().size();
            Guard.requireAtMost("bytes of record", size, capabilities.maxBodyBytes());
          }
          records.forEach(each -> Call.current().countSent(each.data().size()));
          return records.isEmpty() ? List.of() : driver.append(records);
        });
  }

  @Override
  public List<Shard> shards() {
    return guard.call(shards, driver::shards);
  }

  @Override
  public StreamBatch read(ShardId shard, StreamPosition from, int max, Duration maxWait) {
    Checks.range("number of records", max, 1, MAX_RECORDS);
    Checks.range("wait", maxWait, Duration.ZERO, MAX_WAIT);
    Duration longest = guard.deadline().multipliedBy(9).dividedBy(10);
    Duration wait = maxWait.compareTo(longest) > 0 ? longest : maxWait;
    return guard.call(
        read,
        () -> {
          StreamBatch batch = driver.read(shard, from, max, wait);
          batch
              .entries()
              .forEach(each -> Call.current().countReceived(each.record().data().size()));
          return batch;
        });
  }

  @Override
  public Consumption consume(StreamHandler handler, StreamConsumeOptions options) {
    return guard.call(
        consume,
        () -> guard.state().keep(StreamConsumer.start(this, guard.time(), handler, options)));
  }
}
