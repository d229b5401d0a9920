package io.cloudhal.shelf.cli;

import java.io.Console;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on a terminal while something takes long; nothing where nobody looks. */
public final class Progress implements AutoCloseable {

  private static final int UPDATE_MILLIS = 100;

  private final @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * Returns a bar on standard error.
   *
   * @param title what takes long
   * @param unit of its steps, such as {@code kB}
   * @param unitSize how many steps make one unit
   * @param total how many steps there are, -1 if that is not known yet
   */
  public static Progress of(String title, String unit, long unitSize, long total) {
    if (!watched()) {
      return new Progress(null);
    }
    return new Progress(
        new ProgressBarBuilder()
            .setTaskName(title)
            .setUnit(" " + unit, unitSize)
            .setInitialMax(total)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setStyle(ProgressBarStyle.ASCII)
            .clearDisplayOnFinish()
            .build());
  }

  /** Returns whether somebody sits at a terminal; JDKs differ in how they say that nobody does. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean watched() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /** Returns what moves the bar on by a number of steps. */
  public LongConsumer steps() {
    return this::advance;
  }

  /** Moves the bar on. */
  public void advance(long steps) {
    if (bar != null) {
      bar.stepBy(steps);
    }
  }

  /** Shows what is worked on. */
  public void show(String what) {
    if (bar != null) {
      bar.setExtraMessage(what);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
