package io.cloudhal.benchmarks;

/**
 * How much is measured.
 *
 * @param rounds how often each subject of each case is run, in turn
 * @param seconds how long one run measures, after half as long a warm-up
 * @param largeMegabytes the size of a large blob, in MiB
 */
record Effort(int rounds, int seconds, int largeMegabytes) {

  /** Returns what gives stable medians on a quiet machine. */
  static Effort full() {
    return new Effort(7, 6, 1024);
  }

  /** Returns what ends within 15 minutes. */
  static Effort quick() {
    return new Effort(3, 2, 256);
  }
}
