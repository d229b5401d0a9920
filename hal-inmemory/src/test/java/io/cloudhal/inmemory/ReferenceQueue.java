package io.cloudhal.inmemory;

import io.cloudhal.bus.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A queue as it is to behave: looks at all messages each time. */
final class ReferenceQueue {

  static final int MAX_DELIVERIES = 5;

  private static final Duration RETENTION = Duration.ofDays(7);
  private static final Duration WINDOW = Duration.ofMinutes(5);

  /** A message that was sent. */
  static final class Sent {
    final Message message;
    final Instant at;
    Instant hiddenUntil;
    boolean leased;
    int deliveries;

    /** The number of the newest lease. */
    int lease;

    /** The lease that it was acknowledged under, 0 if it was not. */
    int acknowledged;

    Sent(Message message, Instant at) {
      this.message = message.withDelay(Duration.ZERO);
      this.at = at;
      this.hiddenUntil = at.plus(message.delay());
    }
  }

  private final List<Sent> kept = new ArrayList<>();
  private final List<Sent> dead = new ArrayList<>();
  private final Map<String, Instant> ids = new HashMap<>();

  void send(Message message, Instant now) {
    catchUp(now);
    Optional<String> id = message.deduplicationId();
    if (id.isPresent()) {
      Instant first = ids.get(id.get());
      if (first != null && first.plus(WINDOW).isAfter(now)) {
        return;
      }
      ids.put(id.get(), now);
    }
    kept.add(new Sent(message, now));
  }

  /** Returns what can be received: of a group the oldest message at most. */
  List<Sent> available(Instant now) {
    catchUp(now);
    List<Sent> available = new ArrayList<>();
    for (Sent each : kept) {
      if (!each.leased && !each.hiddenUntil.isAfter(now) && isFirstOfItsGroup(each)) {
        available.add(each);
      }
    }
    return available;
  }

  private boolean isFirstOfItsGroup(Sent sent) {
    Optional<String> group = sent.message.group();
    return group.isEmpty()
        || kept.stream().filter(each -> each.message.group().equals(group)).findFirst().get()
            == sent;
  }

  void lease(Sent sent, Instant until) {
    sent.leased = true;
    sent.deliveries++;
    extend(sent, until);
  }

  void extend(Sent sent, Instant until) {
    sent.lease++;
    sent.hiddenUntil = until;
  }

  boolean holds(Sent sent, int lease, Instant now) {
    catchUp(now);
    return sent.leased && sent.lease == lease && kept.contains(sent);
  }

  boolean acknowledge(Sent sent, int lease, Instant now) {
    if (holds(sent, lease, now)) {
      kept.remove(sent);
      sent.acknowledged = lease;
    }
    return sent.acknowledged == lease;
  }

  /** Ends a lease; the message comes back at {@code from}, or never. */
  void comeBack(Sent sent, Instant from, Instant now) {
    sent.leased = false;
    sent.hiddenUntil = from;
    if (!isExpired(sent, now) && sent.deliveries >= MAX_DELIVERIES) {
      kept.remove(sent);
      dead.add(new Sent(sent.message, now));
    }
  }

  long backlog(Instant now) {
    catchUp(now);
    return kept.stream().filter(each -> !each.leased).count();
  }

  /** Returns the dead letters since the last time. */
  List<Message> takeDead(Instant now) {
    catchUp(now);
    dead.removeIf(each -> isExpired(each, now));
    List<Message> taken = dead.stream().map(each -> each.message).toList();
    dead.clear();
    return taken;
  }

  /** Ends all leases, as the end of the process does; its deliveries are of no use any more. */
  void restart(Instant now) {
    catchUp(now);
    for (Sent each : List.copyOf(kept)) {
      each.lease++;
      if (each.leased) {
        comeBack(each, now, now);
      }
    }
  }

  private void catchUp(Instant now) {
    for (Sent each : List.copyOf(kept)) {
      if (each.leased && !each.hiddenUntil.isAfter(now)) {
        comeBack(each, now, now);
      }
    }
    kept.removeIf(each -> !each.leased && isExpired(each, now));
  }

  private static boolean isExpired(Sent sent, Instant now) {
    return !sent.at.plus(RETENTION).isAfter(now);
  }
}
