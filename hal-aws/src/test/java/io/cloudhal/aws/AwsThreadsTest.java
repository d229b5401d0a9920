package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.error.CancelledException;
import io.cloudhal.error.TimedOutException;
import io.cloudhal.spi.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class AwsThreadsTest {

  private final AwsThreads threads = new AwsThreads();
  private final AtomicInteger running = new AtomicInteger();

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void resultsAreInOrderAndCountForTheCall() {
    Call call = Calls.newCall(Duration.ofSeconds(30));
    List<Callable<Integer>> work = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      int number = i;
      work.add(
          () -> {
            Call.current().countRequest();
            return number;
          });
    }
    List<Integer> results = Calls.call(call, () -> threads.runAll(work, false));
    assertThat(results).containsExactlyElementsOf(IntStream.range(0, 30).boxed().toList());
    assertThat(call.cost().requests()).isEqualTo(30);
  }

  @Test
  void eightRunAtTheSameTimeAndNoMore() {
    CyclicBarrier together = new CyclicBarrier(AwsThreads.TOGETHER);
    AtomicInteger most = new AtomicInteger();
    Callable<Integer> meeting =
        () -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          int arrived = together.await(30, TimeUnit.SECONDS);
          running.decrementAndGet();
          return arrived;
        };
    var unused = Calls.call(() -> threads.runAll(times(3 * AwsThreads.TOGETHER, meeting), false));
    assertThat(most).hasValue(AwsThreads.TOGETHER);
  }

  @Test
  void firstFailureIsThrownWhenNoneOfTheOthersRunsAnyMore() {
    CountDownLatch begun = new CountDownLatch(3);
    RuntimeException planned = new IllegalStateException("planned");
    List<Callable<Integer>> work = new ArrayList<>(times(3, stubborn(begun)));
    work.add(
        () -> {
          begun.await();
          throw planned;
        });
    assertThatThrownBy(() -> Calls.call(() -> threads.runAll(work, true))).isSameAs(planned);
    assertThat(running).hasValue(0);
  }

  @Test
  void whoIsInterruptedIsCancelledWhenNoneRunsAnyMore() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(3);
    Thread caller = Thread.currentThread();
    Thread interrupter =
        new Thread(
            () -> {
              await(begun);
              caller.interrupt();
            });
    interrupter.start();
    assertThatThrownBy(() -> Calls.call(() -> threads.runAll(times(3, stubborn(begun)), true)))
        .isInstanceOfSatisfying(
            CancelledException.class, e -> assertThat(e.mayHaveTakenEffect()).isTrue());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(running).hasValue(0);
    interrupter.join();
  }

  @Test
  void nothingRunsBehindTheDeadline() {
    List<Callable<Integer>> work = times(10, stubborn(new CountDownLatch(10)));
    assertThatThrownBy(() -> Calls.call(Duration.ofMillis(200), () -> threads.runAll(work, false)))
        .isInstanceOfSatisfying(
            TimedOutException.class, e -> assertThat(e.mayHaveTakenEffect()).isFalse());
    assertThat(running).hasValue(0);
  }

  @Test
  void nothingIsBegunOnceItIsClosed() {
    threads.close();
    assertThatThrownBy(
            () -> Calls.call(() -> threads.runAll(times(2, running::incrementAndGet), true)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(running).hasValue(0);
  }

  @Test
  void whatRunsWhenItIsClosedIsNotInterrupted() {
    CyclicBarrier closed = new CyclicBarrier(2, threads::close);
    Callable<Boolean> work =
        () -> {
          int unused = closed.await(30, TimeUnit.SECONDS);
          return Thread.interrupted();
        };
    assertThat(Calls.call(() -> threads.runAll(times(2, work), false))).containsOnly(false);
  }

  /** Returns work that ends only when it is interrupted, and then takes its time. */
  private Callable<Integer> stubborn(CountDownLatch begun) {
    return () -> {
      int before = running.getAndIncrement();
      begun.countDown();
      await(new CountDownLatch(1));
      LockSupport.parkNanos(50_000_000);
      running.decrementAndGet();
      return before;
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      // the test goes on
    }
  }

  private static <T> List<Callable<T>> times(int count, Callable<T> work) {
    return IntStream.range(0, count).mapToObj(i -> work).toList();
  }
}
