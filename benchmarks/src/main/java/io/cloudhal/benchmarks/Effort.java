package io.cloudhal.benchmarks;

/**
 * How much is measured.
 *
 * @param rounds how often each subject of each case is run, in turn
 * @param seconds how long one run measures, after half as long a warm-up
 */
record Effort(int rounds, int seconds) {

  /** Returns what gives stable medians on a quiet machine. */
  static Effort full() {
    return new Effort(7, 6);
  }

  /** Returns what ends within 15 minutes. */
  static Effort quick() {
    return new Effort(3, 2);
  }
}
