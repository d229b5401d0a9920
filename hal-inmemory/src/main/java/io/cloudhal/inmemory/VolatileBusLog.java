package io.cloudhal.inmemory;

import io.cloudhal.bus.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps nothing. */
enum VolatileBusLog implements BusLog, MessageLog, IdLog {
  INSTANCE;

  @Override
  public List<Registration> registrations() {
    return List.of();
  }

  @Override
  public long numbersFrom() {
    return 0;
  }

  @Override
  public long lastNumber() {
    return 0;
  }

  @Override
  public long change(Runnable change) {
    change.run();
    return 0;
  }

  @Override
  public void awaitCommit(long change) {}

  @Override
  public void register(Registration registration) {}

  @Override
  public void unregister(Registration registration) {}

  @Override
  public MessageLog messages(Registration registration) {
    return this;
  }

  @Override
  public IdLog ids(Registration registration) {
    return this;
  }

  @Override
  public List<MessageHead> heads() {
    return List.of();
  }

  @Override
  public void add(QueuedMessage queued, Message message) {
    queued.content = message;
  }

  @Override
  public void update(QueuedMessage queued, Instant delayedUntil) {}

  @Override
  public void remove(QueuedMessage queued) {}

  @Override
  public @Nullable Message message(QueuedMessage queued) {
    return queued.content;
  }

  @Override
  public Map<String, FirstMessage> all() {
    return Map.of();
  }

  @Override
  public void add(String id, FirstMessage first) {}

  @Override
  public void remove(String id) {}
}
