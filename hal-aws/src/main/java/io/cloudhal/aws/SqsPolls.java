package io.cloudhal.aws;

import io.cloudhal.spi.Call;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests for messages, on other threads. Whoever is interrupted while he waits goes at once, and
 * his request goes on to its end: had it been cut off, the vendor could still answer it with
 * messages, which nobody else would see until their leases end. What it brings is given back.
 */
final class SqsPolls {

  private final AwsThreads threads;

  SqsPolls(AwsThreads threads) {
    this.threads = threads;
  }

  /**
   * Returns what {@code request} returns.
   *
   * @param giveBack takes it instead if the current thread is interrupted meanwhile
   * @throws io.cloudhal.error.CancelledException if the thread is interrupted
   */
  <T> T poll(Supplier<T> request, Consumer<T> giveBack) {
    Call call = Call.current();
    call.check(false);
    CompletableFuture<T> answer = new CompletableFuture<>();
    threads.execute(() -> run(call, request, answer, giveBack));
    try {
      return answer.get();
    } catch (InterruptedException e) {
      return lateAnswer(call, answer, e);
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    }
  }

  private static <T> void run(
      Call call, Supplier<T> request, CompletableFuture<T> answer, Consumer<T> giveBack) {
    try {
      call.on(
          () -> {
            T result = request.get();
            if (!answer.complete(result)) {
              giveBack.accept(result);
            }
            return result;
          });
    } catch (Exception | Error e) {
      answer.completeExceptionally(e);
    }
  }

  /** The answer may have come in the same moment: then it is returned, with the flag set. */
  private static <T> T lateAnswer(
      Call call, CompletableFuture<T> answer, InterruptedException interruption) {
    if (answer.cancel(false)) {
      throw call.cancelled(interruption, false);
    }
    Thread.currentThread().interrupt();
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw rethrown(e.getCause());
    }
  }

  private static RuntimeException rethrown(@Nullable Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(failure);
  }
}
