package io.cloudhal.inmemory;

import org.jspecify.annotations.Nullable;

/**
 * Things in a row. Unlike those of the JDK, any of them can be taken out at once, by the link that
 * it brings along. Not thread-safe.
 */
final class Chain<T> {

  /** The place of one thing, in one chain at a time. */
  static final class Link<T> {
    private final T item;
    private @Nullable Chain<T> chain;
    private @Nullable Link<T> previous;
    private @Nullable Link<T> next;

    Link(T item) {
      this.item = item;
    }
  }

  private @Nullable Link<T> first;
  private @Nullable Link<T> last;

  /** Returns the first thing, null if there is none. */
  @Nullable T first() {
    return first == null ? null : first.item;
  }

  boolean isEmpty() {
    return first == null;
  }

  /** Puts a thing, which is in no chain, behind all others. */
  void add(Link<T> link) {
    link.chain = this;
    link.previous = last;
    if (last == null) {
      first = link;
    } else {
      last.next = link;
    }
    last = link;
  }

  /** Takes a thing out; does nothing if it is not in this chain. */
  void remove(Link<T> link) {
    if (link.chain != this) {
      return;
    }
    Link<T> before = link.previous;
    Link<T> behind = link.next;
    if (before == null) {
      first = behind;
    } else {
      before.next = behind;
    }
    if (behind == null) {
      last = before;
    } else {
      behind.previous = before;
    }
    link.chain = null;
    link.previous = null;
    link.next = null;
  }
}
