package io.cloudhal.inmemory;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The messages that nobody may receive yet, the next one to come back first. A heap in which each
 * message knows its place, so that any of a million takes a few steps to remove. Not thread-safe.
 */
final class HiddenMessages {

  private @Nullable QueuedMessage[] heap = new QueuedMessage[16];
  private int size;

  /** Returns the message that comes back first, null if none is hidden. */
  @Nullable QueuedMessage first() {
    return heap[0];
  }

  void add(QueuedMessage message) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    size++;
    rise(size - 1, message);
  }

  void remove(QueuedMessage message) {
    int index = message.heapIndex;
    size--;
    QueuedMessage last = at(size);
    heap[size] = null;
    if (last != message) {
      place(index, last);
    }
  }

  /** Finds the place of a message whose time has changed. */
  void moved(QueuedMessage message) {
    place(message.heapIndex, message);
  }

  private void place(int index, QueuedMessage message) {
    if (index > 0 && isBefore(message, at(parent(index)))) {
      rise(index, message);
    } else {
      sink(index, message);
    }
  }

  private void rise(int from, QueuedMessage message) {
    int index = from;
    while (index > 0 && isBefore(message, at(parent(index)))) {
      set(index, at(parent(index)));
      index = parent(index);
    }
    set(index, message);
  }

  private void sink(int from, QueuedMessage message) {
    int index = from;
    for (int child = firstChild(index); child < size; child = firstChild(index)) {
      if (child + 1 < size && isBefore(at(child + 1), at(child))) {
        child++;
      }
      if (!isBefore(at(child), message)) {
        break;
      }
      set(index, at(child));
      index = child;
    }
    set(index, message);
  }

  private void set(int index, QueuedMessage message) {
    heap[index] = message;
    message.heapIndex = index;
  }

  private QueuedMessage at(int index) {
    return Objects.requireNonNull(heap[index]);
  }

  private static int parent(int index) {
    return (index - 1) / 2;
  }

  private static int firstChild(int index) {
    return 2 * index + 1;
  }

  private static boolean isBefore(QueuedMessage one, QueuedMessage other) {
    Instant time = one.hiddenUntil;
    return time.isBefore(other.hiddenUntil);
  }
}
