package io.cloudhal.inmemory;

import io.cloudhal.alu.InvocationResult;
import io.cloudhal.error.ThrottledException;
import io.cloudhal.spi.Call;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;

/** Makes submitted calls, each at least once and at most three times. */
final class SubmittedCalls {

  private static final int MAX_ATTEMPTS = 3;
  private static final int MAX_WAITING = 10_000;

  private final FunctionThreads threads;
  private final Submissions submissions;

  SubmittedCalls(FunctionThreads threads, Submissions submissions) {
    this.threads = threads;
    this.submissions = submissions;
  }

  /** Keeps a call and has it made when a thread is free. */
  void add(CloudFunction function, Submission submission) {
    if (threads.waiting() >= MAX_WAITING) {
      throw new ThrottledException(
          Call.current().context(), MAX_WAITING + " submitted calls wait already");
    }
    submissions.keep(submission);
    run(function, submission);
  }

  /** Has a call made that is kept; does nothing when closing, then it stays kept. */
  void run(CloudFunction function, Submission submission) {
    try {
      threads.runLater(() -> make(function, submission));
    } catch (RejectedExecutionException e) {
      if (!threads.isClosing()) {
        throw e;
      }
    }
  }

  /** A handler that is interrupted because the computer closes has not failed. */
  private void make(CloudFunction function, Submission submission) {
    boolean returned = false;
    for (int i = 0; i < MAX_ATTEMPTS && !returned; i++) {
      returned = !threads.isClosing() && attempt(function, submission);
    }
    if (returned || !threads.isClosing()) {
      submissions.forget(submission);
    }
  }

  private boolean attempt(CloudFunction function, Submission submission) {
    Attempt attempt =
        Attempt.of(
            function,
            submission.function(),
            submission.id(),
            submission.invocation(),
            submission.invocation().timeout());
    threads.runWithin(submission.invocation().timeout(), attempt);
    try {
      return attempt.get() instanceof InvocationResult.Returned;
    } catch (ExecutionException | CancellationException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
