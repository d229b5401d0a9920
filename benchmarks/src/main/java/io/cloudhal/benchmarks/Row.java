package io.cloudhal.benchmarks;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One line of a result: what a subject needed in one case, over several runs.
 *
 * @param caseName what is done, such as {@code put-1k}; another measure of it has a suffix, such as
 *     {@code put-1k:alloc}
 * @param subject who does it, such as {@code hal}
 * @param unit of the three figures
 * @param median of the runs
 * @param min of the runs
 * @param max of the runs
 * @param runs how many
 * @param requests backend requests an operation; null where there is no backend
 * @param bytes payload bytes an operation, sent and received; null where they are not counted
 */
record Row(
    String caseName,
    String subject,
    String unit,
    double median,
    double min,
    double max,
    int runs,
    @Nullable Double requests,
    @Nullable Double bytes) {

  /** Returns the row of the figures of all runs. */
  static Row of(String caseName, String subject, String unit, double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Row(
        caseName,
        subject,
        unit,
        median,
        sorted[0],
        sorted[sorted.length - 1],
        sorted.length,
        null,
        null);
  }

  Row withCost(double requests, double bytes) {
    return new Row(caseName, subject, unit, median, min, max, runs, requests, bytes);
  }
}
