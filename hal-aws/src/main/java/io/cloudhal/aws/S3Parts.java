package io.cloudhal.aws;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
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

  private final Tasks<CompletedPart> uploads;
  private final Map<Task<CompletedPart>, byte[]> sources = new HashMap<>();
  private final Deque<byte[]> arrays = new ArrayDeque<>();
  private final List<CompletedPart> completed = new ArrayList<>();

  S3Parts(AwsThreads threads) {
    this.uploads = new Tasks<>(threads, false);
  }

  /** Starts the upload of a part from {@code array}, which must not be changed any more. */
  void start(byte[] array, Callable<CompletedPart> upload) {
    sources.put(uploads.start(upload), array);
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
    while (uploads.hasNext() || uploads.underWay() > count) {
      Task<CompletedPart> upload = uploads.awaitNext();
      byte[] array = Objects.requireNonNull(sources.remove(upload));
      completed.add(upload.result());
      arrays.add(array);
    }
  }

  /** Stops all parts; none is stored afterwards. */
  void cancel() {
    uploads.cancel();
  }
}
