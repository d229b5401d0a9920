package io.cloudhal.aws;

import io.cloudhal.ProviderId;
import io.cloudhal.observe.Operation;
import io.cloudhal.spi.Call;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Runs drivers without their guards, within a call as guards make them. */
final class Calls {

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private Calls() {}

  /** Runs {@code work} within a call that has 30 s. */
  static <T> T call(Callable<T> work) {
    return call(DEADLINE, work);
  }

  static <T> T call(Duration deadline, Callable<T> work) {
    return call(newCall(deadline), work);
  }

  static <T> T call(Call call, Callable<T> work) {
    try {
      return call.on(work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static void run(Runnable work) {
    boolean unused =
        call(
            () -> {
              work.run();
              return true;
            });
  }

  static Call newCall(Duration deadline) {
    return Call.unobserved(new Operation(new ProviderId("aws"), "test.call", "it"), deadline);
  }
}
