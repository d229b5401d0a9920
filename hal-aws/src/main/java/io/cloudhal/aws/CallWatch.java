package io.cloudhal.aws;

import io.cloudhal.spi.Call;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.Abortable;

/**
 * Ends exchanges whose thread waits in vain: beyond the deadline of its call, or although it was
 * interrupted. A thread that is blocked in a socket does not see either by itself, and a time limit
 * of the SDK cannot be moved on by progress. Thread-safe; looks 20 times a second while anybody
 * waits, and not at all otherwise.
 */
final class CallWatch implements AutoCloseable {

  private static final Duration PERIOD = Duration.ofMillis(50);

  private final Set<Waiting> all = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean looking = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor clock;

  CallWatch() {
    this.clock =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "cloudhal-aws-watch");
              thread.setDaemon(true);
              return thread;
            });
    clock.setKeepAliveTime(10, TimeUnit.SECONDS);
    clock.allowCoreThreadTimeOut(true);
  }

  /** Watches the current thread, which works for the current call, until it waits no longer. */
  Waiting begin(Abortable exchange) {
    Waiting waiting = watch(exchange);
    waiting.enter();
    return waiting;
  }

  /** Watches whoever waits for {@code exchange} for the current call. */
  Waiting watch(Abortable exchange) {
    Waiting waiting = new Waiting(Call.current(), exchange);
    all.add(waiting);
    lookAgain();
    return waiting;
  }

  private void lookAgain() {
    if (looking.compareAndSet(false, true)) {
      var unused = clock.schedule(this::look, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    looking.set(false);
    all.forEach(Waiting::abortIfInVain);
    if (!all.isEmpty()) {
      lookAgain();
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  /** An exchange that a thread may be waiting for. */
  final class Waiting implements AutoCloseable {

    private final Call call;
    private final Abortable exchange;
    private volatile @Nullable Thread thread;

    private Waiting(Call call, Abortable exchange) {
      this.call = call;
      this.exchange = exchange;
    }

    /** The current thread begins to wait. */
    void enter() {
      thread = Thread.currentThread();
    }

    /** It waits no longer, and may do so again. */
    void leave() {
      thread = null;
    }

    private void abortIfInVain() {
      Thread waiting = thread;
      if (waiting != null && (waiting.isInterrupted() || call.remaining().isZero())) {
        exchange.abort();
      }
    }

    /** Nobody will wait any more. */
    @Override
    public void close() {
      thread = null;
      all.remove(this);
    }
  }
}
