package io.cloudhal.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a record in a shard.
 *
 * @param number the sequence number of its frame
 * @param index its place in the frame, from 0
 * @param count how many records the frame has, so that whoever read the last one need not read the
 *     frame again
 */
record KinesisSequence(String number, int index, int count) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,110}):(\\d{1,4})/(\\d{1,4})");

  /** Returns what {@code text} says, empty if it is not of this form. */
  static Optional<KinesisSequence> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    int index = Integer.parseInt(form.group(2));
    int count = Integer.parseInt(form.group(3));
    return index < count
        ? Optional.of(new KinesisSequence(form.group(1), index, count))
        : Optional.empty();
  }

  boolean isLastOfFrame() {
    return index + 1 >= count;
  }

  @Override
  public String toString() {
    return number + ":" + index + "/" + count;
  }
}
