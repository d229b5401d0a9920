package io.cloudhal.aws;

import io.cloudhal.spi.Call;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * The parts of one upload that are under way, as many as the heap may hold: whoever wants to fill
 * another one waits. For one thread.
 */
final class S3Parts {

  private static final int MAX_UNDER_WAY = 5;

  /** Parts larger than this are uploaded one at a time, while no other is filled. */
  private static final int HEAP_BYTES = 96 << 20;

  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final S3Threads threads;
  private final BlockingQueue<S3Part> ended = new LinkedBlockingQueue<>();
  private final Set<S3Part> underWay = new HashSet<>();
  private final Deque<byte[]> arrays = new ArrayDeque<>();
  private final List<CompletedPart> completed = new ArrayList<>();

  S3Parts(S3Threads threads) {
    this.threads = threads;
  }

  /** Starts the upload of a part from {@code array}, which must not be changed any more. */
  void start(byte[] array, Callable<CompletedPart> upload) {
    Call call = Call.current();
    S3Part part = new S3Part(array, () -> call.on(upload), ended);
    underWay.add(part);
    threads.execute(part);
  }

  /**
   * Waits until another part of {@code bytes} bytes may be filled, and returns an array that has
   * been used before, if there is one of that size.
   */
  byte @Nullable [] awaitRoom(int bytes) {
    awaitAtMost(Math.min(MAX_UNDER_WAY, Math.max(0, HEAP_BYTES / bytes - 1)));
    byte[] array = arrays.poll();
    return array != null && array.length >= bytes ? array : null;
  }

  /** Waits for all parts, and returns them in order. */
  List<CompletedPart> awaitAll() {
    awaitAtMost(0);
    completed.sort(Comparator.comparing(CompletedPart::partNumber));
    return completed;
  }

  private void awaitAtMost(int count) {
    for (S3Part part = ended.poll(); part != null; part = ended.poll()) {
      settle(part);
    }
    while (underWay.size() > count) {
      settle(next());
    }
  }

  private S3Part next() {
    Call call = Call.current();
    while (true) {
      call.check(false);
      try {
        S3Part part = ended.poll(call.remaining().toNanos(), TimeUnit.NANOSECONDS);
        if (part != null) {
          return part;
        }
      } catch (InterruptedException e) {
        throw call.cancelled(e, false);
      }
    }
  }

  private void settle(S3Part part) {
    underWay.remove(part);
    completed.add(S3Threads.result(part));
    arrays.add(part.array());
  }

  /** Stops all parts, and waits a moment for their threads, so that none is stored afterwards. */
  void cancel() {
    underWay.forEach(part -> part.cancel(true));
    long end = System.nanoTime() + FAREWELL.toNanos();
    boolean interrupted = false;
    while (!underWay.isEmpty() && System.nanoTime() - end < 0) {
      try {
        S3Part part = ended.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        underWay.remove(part);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
