package io.cloudhal.spi;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a record in a shard of a {@link StoredEventStream}.
 *
 * @param batch the number of its batch
 * @param index its place in the batch, from 0
 * @param count how many records the batch has, so that whoever read the last one need not read the
 *     batch again
 */
record StoredSequence(long batch, int index, int count) {

  private static final Pattern FORM = Pattern.compile("(\\d{19}):(\\d{1,4})/(\\d{1,4})");

  /** Returns the sort key of a batch; the order of keys is that of numbers. */
  static String sortKey(long batch) {
    return String.format("%019d", batch);
  }

  /** Returns what {@code text} says, empty if it is not of this form. */
  static Optional<StoredSequence> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new StoredSequence(
            Long.parseLong(form.group(1)),
            Integer.parseInt(form.group(2)),
            Integer.parseInt(form.group(3))));
  }

  /** Returns the place behind this one; its count may be unknown and then is 0. */
  StoredSequence next() {
    return index + 1 < count
        ? new StoredSequence(batch, index + 1, count)
        : new StoredSequence(batch + 1, 0, 0);
  }

  @Override
  public String toString() {
    return sortKey(batch) + ":" + index + "/" + count;
  }
}
