package io.cloudhal.spi;

import static io.cloudhal.spi.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class VirtualTimeTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final VirtualTime time = new VirtualTime(START);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition condition = lock.newCondition();

  @Test
  void timePassesOnlyByAdvancing() {
    assertThat(time.now()).isEqualTo(START);
    time.advance(Duration.ofMillis(1500));
    assertThat(time.now()).isEqualTo(START.plusMillis(1500));
  }

  @Test
  void whatHasPassedIsNotWaitedFor() throws InterruptedException {
    time.sleepUntil(START);
    awaitUntil(time, START);
    assertThat(time.waiting()).isZero();
  }

  @Test
  void aSleeperIsWokenByTheAdvanceThatReachesItsTimeOnly() throws InterruptedException {
    AtomicReference<Instant> woken = new AtomicReference<>();
    Thread sleeper =
        new Thread(
            () -> {
              sleepUntil(START.plusSeconds(10));
              woken.set(time.now());
            });
    sleeper.start();
    for (int i = 0; i < 10; i++) {
      eventually("asleep", () -> time.waiting() == 1);
      assertThat(woken).hasNullValue();
      time.advance(Duration.ofSeconds(1));
    }
    sleeper.join();
    assertThat(woken).hasValue(START.plusSeconds(10));
    assertThat(time.waiting()).isZero();
  }

  @Test
  void aWaiterIsWokenByASignal() throws InterruptedException {
    Thread waiter = new Thread(this::awaitAnHour);
    waiter.start();
    eventually("waiting", () -> time.waiting() == 1);
    signal();
    waiter.join();
    assertThat(time.waiting()).isZero();
  }

  @Test
  void anInterruptedSleeperWakes() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> time.sleepUntil(START.plusSeconds(1)))
        .isInstanceOf(InterruptedException.class);
    assertThat(time.waiting()).isZero();
  }

  @Test
  void theTimeOfTheMachineWakesByItself() throws InterruptedException {
    TimeSource system = TimeSource.system();
    Instant until = system.now().plusMillis(20);
    system.sleepUntil(until);
    assertThat(system.now()).isAfterOrEqualTo(until);
    while (system.now().isBefore(until.plusMillis(20))) {
      awaitUntil(system, until.plusMillis(20));
    }
  }

  private void sleepUntil(Instant until) {
    try {
      time.sleepUntil(until);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitAnHour() {
    try {
      awaitUntil(time, START.plusSeconds(3600));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitUntil(TimeSource source, Instant until) throws InterruptedException {
    lock.lock();
    try {
      source.await(lock, condition, until);
    } finally {
      lock.unlock();
    }
  }

  private void signal() {
    lock.lock();
    try {
      condition.signal();
    } finally {
      lock.unlock();
    }
  }
}
