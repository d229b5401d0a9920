package io.cloudhal.inmemory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The deduplication ids of the last 5 minutes. Not thread-safe; changes the log, and is used within
 * a change of it.
 */
final class DeduplicationWindow {

  private static final Duration LENGTH = Duration.ofMinutes(5);

  private final IdLog log;

  /** In the order in which they were sent. */
  private final Map<String, FirstMessage> firsts = new LinkedHashMap<>();

  /** Finds the ids again that the log has kept. */
  DeduplicationWindow(IdLog log) {
    this.log = log;
    log.all().entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.comparingLong(FirstMessage::number)))
        .forEach(each -> firsts.put(each.getKey(), each.getValue()));
  }

  /**
   * Returns the number of the first message with this id: {@code number}, unless one was sent
   * before.
   */
  long first(String id, long number, Instant now) {
    forgetUntil(now.minus(LENGTH));
    FirstMessage first = firsts.get(id);
    if (first == null) {
      first = new FirstMessage(number, now);
      firsts.put(id, first);
      log.add(id, first);
    }
    return first.number();
  }

  private void forgetUntil(Instant time) {
    Iterator<Map.Entry<String, FirstMessage>> oldest = firsts.entrySet().iterator();
    while (oldest.hasNext()) {
      Map.Entry<String, FirstMessage> entry = oldest.next();
      if (entry.getValue().sentAt().isAfter(time)) {
        return;
      }
      log.remove(entry.getKey());
      oldest.remove();
    }
  }
}
