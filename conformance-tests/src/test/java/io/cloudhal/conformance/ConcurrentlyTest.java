package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrentlyTest {

  @Test
  void racersRunAtTheSameTimeAndResultsAreInOrder() {
    CountDownLatch all = new CountDownLatch(5);
    List<Integer> results =
        Concurrently.race(
            5,
            racer -> {
              all.countDown();
              await(all);
              return racer * racer;
            });
    assertThat(results).containsExactly(0, 1, 4, 9, 16);
  }

  @Test
  void moreTasksThanThreadsAreRun() {
    List<Callable<Integer>> tasks =
        IntStream.range(0, 50).<Callable<Integer>>mapToObj(i -> () -> i).toList();
    assertThat(Concurrently.run(3, tasks))
        .containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
  }

  @Test
  void aTaskThatFailsFailsTheTest() {
    IllegalStateException failure = new IllegalStateException("broke");
    assertThatThrownBy(
            () ->
                Concurrently.race(
                    3,
                    racer -> {
                      if (racer == 1) {
                        throw failure;
                      }
                      return racer;
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("broke")
        .hasCause(failure);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
