package io.cloudhal.aws;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value made at its first use, once.
 *
 * @param <T> the type of the value
 */
final class Lazy<T> {

  private final Supplier<T> maker;
  private final ReentrantLock making = new ReentrantLock();
  private volatile @Nullable T value;

  Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  T get() {
    T made = value;
    if (made != null) {
      return made;
    }
    making.lock();
    try {
      made = value;
      if (made == null) {
        made = maker.get();
        value = made;
      }
      return made;
    } finally {
      making.unlock();
    }
  }

  /** Gives the value to {@code user} if it was made. */
  void ifMade(Consumer<? super T> user) {
    T made = value;
    if (made != null) {
      user.accept(made);
    }
  }
}
