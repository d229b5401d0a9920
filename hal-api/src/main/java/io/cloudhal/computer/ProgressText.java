package io.cloudhal.computer;

import io.cloudhal.bus.Checkpoints.Progress;
import io.cloudhal.bus.StreamPosition;

/** How stored checkpoints write progress: {@code open after 17}, {@code finished earliest}. */
final class ProgressText {

  private static final String OPEN = "open ";
  private static final String FINISHED = "finished ";
  private static final String AT = "at ";
  private static final String AFTER = "after ";

  private ProgressText() {}

  static String format(Progress progress) {
    return (progress.finished() ? FINISHED : OPEN) + format(progress.position());
  }

  private static String format(StreamPosition position) {
    if (position instanceof StreamPosition.At at) {
      return AT + at.sequence();
    }
    if (position instanceof StreamPosition.After after) {
      return AFTER + after.sequence();
    }
    return position instanceof StreamPosition.Latest ? "latest" : "earliest";
  }

  /**
   * Returns what {@code text} says.
   *
   * @throws IllegalArgumentException if it was not written by {@link #format}
   */
  static Progress parse(String text) {
    if (text.startsWith(FINISHED)) {
      return new Progress(position(text.substring(FINISHED.length())), true);
    }
    if (text.startsWith(OPEN)) {
      return new Progress(position(text.substring(OPEN.length())), false);
    }
    throw unreadable(text);
  }

  private static StreamPosition position(String position) {
    if (position.startsWith(AT)) {
      return StreamPosition.at(position.substring(AT.length()));
    }
    if (position.startsWith(AFTER)) {
      return StreamPosition.after(position.substring(AFTER.length()));
    }
    return switch (position) {
      case "earliest" -> StreamPosition.earliest();
      case "latest" -> StreamPosition.latest();
      default -> throw unreadable(position);
    };
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException("no checkpoint: '" + text + "'");
  }
}
