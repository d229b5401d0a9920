package io.cloudhal.spi;

import static io.cloudhal.spi.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.ProviderId;
import io.cloudhal.bus.AckResult;
import io.cloudhal.bus.ConsumeOptions;
import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageHandler;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.error.LeaseLostException;
import io.cloudhal.observe.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class MessageConsumerTest {

  private static final Duration LEASE = Duration.ofSeconds(30);

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));
  private final TinyQueue queue = new TinyQueue(time);
  private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
  private final Queue<Consumption> started = new ConcurrentLinkedQueue<>();
  private final Queue<String> handled = new ConcurrentLinkedQueue<>();

  @AfterEach
  void noThreadIsLeftBehind() {
    Thread.currentThread().interrupt(); // ends handlers that a failed test left waiting
    started.forEach(Consumption::close);
    assertThat(Thread.interrupted()).isTrue();
    eventually("all threads end", () -> threads.stream().noneMatch(Thread::isAlive));
  }

  @Test
  void handlesAndAcknowledgesWhatIsSent() {
    consume(this::keep, options());
    send("a", "b", "c");
    eventually("all are acknowledged", () -> queue.size() == 0);
    assertThat(handled).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void neverLeasesMoreThanHandlersAreFree() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    send("a", "b", "c", "d", "e");
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    consume(
        delivery -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          gate.await();
          running.decrementAndGet();
        },
        options().withConcurrency(3));
    eventually("three run", () -> running.get() == 3);
    assertThat(queue.wanted()).allMatch(wanted -> wanted <= 3);
    gate.countDown();
    eventually("all are acknowledged", () -> queue.size() == 0);
    assertThat(most).hasValue(3);
  }

  @Test
  void asksForAtMostAHundredAtATime() {
    consume(this::keep, options().withConcurrency(101));
    send("a");
    eventually("handled", () -> queue.size() == 0);
    assertThat(queue.wanted()).allMatch(wanted -> wanted <= 100);
  }

  @Test
  void extendsTheLeaseAtHalfOfItWhileTheHandlerRuns() {
    CountDownLatch gate = new CountDownLatch(1);
    send("slow");
    consume(
        delivery -> {
          handled.add("begun");
          gate.await();
        },
        options());
    eventually("begun", () -> handled.size() == 1);
    for (int extensions = 1; extensions <= 5; extensions++) {
      passTime(LEASE.dividedBy(2));
      int expected = extensions;
      eventually("extended", () -> queue.calls("extend") == expected);
    }
    gate.countDown();
    eventually("acknowledged by its newest form", () -> queue.size() == 0);
  }

  @Test
  void extendsAgainSoonAfterAFailureThatPasses() {
    CountDownLatch gate = new CountDownLatch(1);
    queue.faults.plan("extend", Faults.passing(), Faults.passing());
    send("slow");
    consume(
        delivery -> {
          handled.add("begun");
          gate.await();
        },
        options());
    eventually("begun", () -> handled.size() == 1);
    passTime(LEASE.dividedBy(2));
    eventually("failed", () -> queue.calls("extend") == 1);
    passTime(LEASE.dividedBy(10));
    eventually("failed again", () -> queue.calls("extend") == 2);
    passTime(LEASE.dividedBy(10));
    eventually("extended", () -> queue.calls("extend") == 3);
    gate.countDown();
    eventually("acknowledged", () -> queue.size() == 0);
  }

  @Test
  void toleratesALostLease() {
    CountDownLatch gate = new CountDownLatch(1);
    queue.faults.plan("extend", new LeaseLostException(Faults.context(), "planned"));
    send("slow");
    Consumption consumption =
        consume(
            delivery -> {
              if (delivery.deliveryCount() == 1) {
                handled.add("first");
                gate.await();
              }
              handled.add("done " + delivery.deliveryCount());
            },
            options().withConcurrency(2));
    eventually("begun", () -> handled.size() == 1);
    passTime(LEASE.dividedBy(2));
    eventually("lost", () -> queue.calls("extend") == 1);
    time.advance(LEASE.dividedBy(2));
    eventually("delivered again", () -> handled.contains("done 2"));
    gate.countDown();
    eventually("the first ends, too", () -> handled.contains("done 1"));
    assertThat(consumption.isRunning()).isTrue();
  }

  @Test
  void releasesForTheRetryDelayWhenTheHandlerThrows() {
    send("bad");
    consume(
        delivery -> {
          handled.add("delivery " + delivery.deliveryCount());
          if (delivery.deliveryCount() < 3) {
            throw new IllegalStateException("not yet");
          }
        },
        options().withRetryDelay(Duration.ofSeconds(7)));
    eventually("released", () -> queue.calls("release") == 1);
    passTime(Duration.ofSeconds(6));
    assertThat(handled).containsExactly("delivery 1");
    passTime(Duration.ofSeconds(1));
    eventually("released again", () -> queue.calls("release") == 2);
    passTime(Duration.ofSeconds(7));
    eventually("acknowledged", () -> queue.size() == 0);
    assertThat(handled).containsExactly("delivery 1", "delivery 2", "delivery 3");
  }

  @Test
  void goesOnAfterAnErrorOfTheHandlerAndReportsIt() {
    Queue<Throwable> reported = new ConcurrentLinkedQueue<>();
    ThreadFactory reporting =
        task -> {
          Thread thread = thread(task);
          thread.setUncaughtExceptionHandler((where, error) -> reported.add(error));
          return thread;
        };
    send("bad");
    consume(
        delivery -> {
          if (delivery.deliveryCount() == 1) {
            throw new AssertionError("broken");
          }
        },
        options().withThreads(reporting));
    eventually("acknowledged in the end", () -> queue.size() == 0);
    assertThat(reported).singleElement().isInstanceOf(AssertionError.class);
  }

  @Test
  void waitsOutFailuresThatPass() {
    queue.faults.plan("receive", Faults.passing(), Faults.passing(), Faults.passing());
    queue.faults.plan("acknowledge", Faults.passing());
    send("a");
    consume(this::keep, options());
    eventually(
        "acknowledged",
        () -> {
          time.advance(Duration.ofMillis(1));
          return queue.size() == 0;
        });
    assertThat(handled).containsOnly("a"); // more than once if a lease ended meanwhile
  }

  @Test
  void endsOnAFailureThatLasts() {
    queue.faults.plan("receive", Faults.lasting());
    Consumption consumption = consume(this::keep, options());
    assertThat(consumption.awaitEnd(Duration.ofSeconds(20))).isTrue();
    assertThat(consumption.isRunning()).isFalse();
    assertThat(consumption.failure().orElseThrow()).hasMessageContaining("not retryable");
  }

  @Test
  void endsOnAnUnknownExceptionAndKeepsItAsTheCause() {
    IllegalArgumentException unknown = new IllegalArgumentException("driver's fault");
    queue.faults.plan("receive", unknown);
    Consumption consumption = consume(this::keep, options());
    assertThat(consumption.awaitEnd(Duration.ofSeconds(20))).isTrue();
    assertThat(consumption.failure().orElseThrow()).hasCause(unknown);
  }

  @Test
  void acknowledgesTogetherWhatEndsWhileAnotherAcknowledgementIsUnderWay() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    ForwardingQueue slow =
        new ForwardingQueue(queue) {
          @Override
          public List<AckResult> acknowledge(List<Delivery> deliveries) {
            entered.countDown();
            awaitQuietly(gate);
            return super.acknowledge(deliveries);
          }
        };
    AtomicInteger ended = new AtomicInteger();
    consume(slow, delivery -> ended.incrementAndGet(), options().withConcurrency(5));
    send("first");
    assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
    send("a", "b", "c");
    eventually("all handlers have ended", () -> ended.get() == 4);
    eventually(
        "their threads are idle", () -> threads.stream().filter(this::inHandler).count() <= 1);
    gate.countDown();
    eventually("all are acknowledged", () -> queue.size() == 0);
    assertThat(queue.acknowledged()).containsExactly(1, 3);
  }

  private boolean inHandler(Thread thread) {
    return List.of(thread.getStackTrace()).toString().contains("MessageConsumer.handle(");
  }

  @Test
  void closeLetsRunningHandlersEndAndAcknowledgesThem() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    send("slow", "next");
    Consumption consumption =
        consume(
            delivery -> {
              handled.add(delivery.message().body().toUtf8());
              gate.await();
            },
            options());
    eventually("begun", () -> handled.size() == 1);
    Thread closer = thread(consumption::close);
    closer.start();
    eventually("closing", () -> closer.getState() == Thread.State.TIMED_WAITING);
    assertThat(consumption.isRunning()).isTrue();
    passTime(LEASE.dividedBy(2));
    eventually("still extended", () -> queue.calls("extend") == 1);
    gate.countDown();
    closer.join();
    assertThat(handled).containsExactly("slow");
    assertThat(queue.size()).isEqualTo(1);
    assertThat(consumption.isRunning()).isFalse();
    assertThat(consumption.failure()).isEmpty();
  }

  @Test
  void closeReleasesWhatWasReceivedAndNotBegun() throws Exception {
    CountDownLatch received = new CountDownLatch(1);
    ForwardingQueue slow =
        new ForwardingQueue(queue) {
          @Override
          public List<Delivery> receive(ReceiveOptions options) {
            List<Delivery> deliveries = super.receive(options);
            received.countDown();
            awaitInterrupt();
            return deliveries;
          }
        };
    send("a");
    Consumption consumption = consume(slow, this::keep, options());
    assertThat(received.await(20, TimeUnit.SECONDS)).isTrue();
    consumption.close();
    assertThat(handled).isEmpty();
    assertThat(queue.calls("release")).isEqualTo(1);
  }

  @Test
  void anInterruptedCloserInterruptsTheHandlers() throws Exception {
    send("endless");
    AtomicInteger begun = new AtomicInteger();
    Consumption consumption =
        consume(
            delivery -> {
              begun.incrementAndGet();
              new CountDownLatch(1).await();
            },
            options());
    eventually("begun", () -> begun.get() == 1);
    AtomicInteger flagged = new AtomicInteger();
    Thread closer =
        thread(
            () -> {
              consumption.close();
              flagged.set(Thread.currentThread().isInterrupted() ? 1 : -1);
            });
    closer.start();
    eventually("closing", () -> closer.getState() == Thread.State.TIMED_WAITING);
    closer.interrupt();
    closer.join();
    assertThat(flagged).hasValue(1);
    assertThat(queue.calls("release")).isEqualTo(1);
  }

  @Test
  void aHandlerMayCloseItsOwnConsumption() {
    send("last", "more");
    Consumption[] own = new Consumption[1];
    CountDownLatch set = new CountDownLatch(1);
    own[0] =
        consume(
            delivery -> {
              set.await();
              own[0].close();
            },
            options());
    set.countDown();
    assertThat(own[0].awaitEnd(Duration.ofSeconds(20))).isTrue();
    assertThat(queue.size()).isEqualTo(1);
  }

  @Test
  void closingTwiceIsClosingOnce() {
    Consumption consumption = consume(this::keep, options());
    consumption.close();
    consumption.close();
    assertThat(consumption.isRunning()).isFalse();
    assertThat(consumption.awaitEnd(Duration.ZERO)).isTrue();
  }

  private void keep(Delivery delivery) {
    handled.add(delivery.message().body().toUtf8());
  }

  private ConsumeOptions options() {
    return ConsumeOptions.defaults().withLease(LEASE).withThreads(this::thread);
  }

  private Thread thread(Runnable task) {
    Thread thread = Executors.defaultThreadFactory().newThread(task);
    threads.add(thread);
    return thread;
  }

  private Consumption consume(MessageHandler handler, ConsumeOptions options) {
    return consume(queue, handler, options);
  }

  private Consumption consume(SourceDriver source, MessageHandler handler, ConsumeOptions options) {
    Call call = new Call(new Operation(new ProviderId("tiny"), "bus.consume", "q"), LEASE);
    Consumption consumption =
        call.run(
            (Work<Consumption, RuntimeException>)
                () -> MessageConsumer.start(source, time, handler, options));
    started.add(consumption);
    return consumption;
  }

  private void send(String... bodies) {
    for (String body : bodies) {
      queue.send(Message.of(Bytes.utf8(body)));
    }
  }

  /** Lets time pass when the receiver and the keeper wait for it. */
  private void passTime(Duration duration) {
    eventually("somebody waits", () -> time.waiting() >= 1);
    time.advance(duration);
  }

  private static void awaitQuietly(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitInterrupt() {
    awaitQuietly(new CountDownLatch(1));
  }
}
