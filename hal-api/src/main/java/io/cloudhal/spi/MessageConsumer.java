package io.cloudhal.spi;

import io.cloudhal.bus.ConsumeOptions;
import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.MessageHandler;
import io.cloudhal.bus.MessageSource;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.error.HalException;
import io.cloudhal.error.LeaseLostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Receives, handles and acknowledges messages in the background. One thread receives, never more
 * than handlers are free; a few extend leases; each message has a thread while it is handled.
 *
 * <p>A receive that waits when the consumption is closed is interrupted; what a vendor may have
 * leased to it comes back when the lease ends.
 */
final class MessageConsumer {

  private static final int MAX_RECEIVED = 100;
  private static final Duration WAIT = Duration.ofSeconds(20);
  private static final int LEASES_PER_KEEPER = 20;

  private final MessageSource source;
  private final MessageHandler handler;
  private final ConsumeOptions options;
  private final Background background;
  private final LeaseKeeper<Delivery> keeper;
  private final Acknowledger acknowledger;
  private final Semaphore free;

  private MessageConsumer(
      MessageSource source,
      TimeSource time,
      MessageHandler handler,
      ConsumeOptions options,
      Background background) {
    this.source = source;
    this.handler = handler;
    this.options = options;
    this.background = background;
    this.keeper =
        new LeaseKeeper<>(
            time,
            options.lease(),
            delivery -> source.extend(delivery, options.lease()),
            background::fail);
    this.free = new Semaphore(options.concurrency());
    this.acknowledger = new Acknowledger(source, time, background, free::release);
  }

  /** Starts consuming; to be called within a {@link Call}. */
  static Consumption start(
      MessageSource source, TimeSource time, MessageHandler handler, ConsumeOptions options) {
    Background background = new Background(time, options.threads(), Call.current().context());
    MessageConsumer consumer = new MessageConsumer(source, time, handler, options, background);
    background.onStop(consumer.keeper::close);
    for (int i = 0; i <= options.concurrency() / LEASES_PER_KEEPER; i++) {
      background.start(consumer.keeper::run);
    }
    background.start(consumer::receiveAll);
    return background;
  }

  private void receiveAll() {
    Backoff backoff = new Backoff();
    while (!background.isStopping()) {
      int permits = background.unlessStopped(this::takeFree).orElse(0);
      if (permits == 0) {
        return;
      }
      int begun = 0;
      try {
        begun = receive(permits);
        backoff.reset();
      } catch (HalException e) {
        if (!e.retryable()) {
          throw e;
        }
        background.pause(backoff.next());
      } finally {
        free.release(permits - begun);
      }
    }
  }

  private int takeFree() throws InterruptedException {
    free.acquire();
    int more = free.drainPermits();
    int surplus = Math.max(0, more + 1 - MAX_RECEIVED);
    free.release(surplus);
    return more + 1 - surplus;
  }

  /** Receives up to {@code max} messages and returns how many are being handled. */
  private int receive(int max) {
    ReceiveOptions wanted =
        ReceiveOptions.defaults().withMax(max).withMaxWait(WAIT).withLease(options.lease());
    List<Delivery> received =
        background.unlessStopped(() -> source.receive(wanted)).orElse(List.of());
    int begun = 0;
    for (Delivery delivery : received) {
      if (background.start(() -> handle(delivery))) {
        begun++;
      } else {
        release(delivery, Duration.ZERO);
      }
    }
    return begun;
  }

  private void handle(Delivery delivery) {
    LeaseKeeper.Held<Delivery> held = keeper.hold(delivery, delivery.leaseUntil());
    boolean done = false;
    Duration delay = Duration.ZERO;
    try {
      done = background.handle(() -> handler.handle(delivery));
    } catch (Throwable e) {
      delay = options.retryDelay();
      Background.report(e);
    }
    settle(keeper.take(held), done, delay);
  }

  private void settle(Delivery delivery, boolean done, Duration delay) {
    if (done) {
      acknowledger.add(delivery);
      return;
    }
    try {
      release(delivery, delay);
    } finally {
      free.release();
    }
  }

  /** A message that cannot be released now comes back when its lease ends. */
  private void release(Delivery delivery, Duration delay) {
    try {
      source.release(delivery, delay);
    } catch (LeaseLostException e) {
      return;
    } catch (HalException e) {
      if (!e.retryable()) {
        throw e;
      }
    }
  }
}
