package io.cloudhal.benchmarks;

import io.cloudhal.observe.Cost;

/** What operations of the HAL cost, in the rows that show their time. */
final class Costs {

  private Costs() {}

  /** Returns the row with the cost of one operation if it is that of the HAL's time. */
  static Row with(Row row, Cost cost) {
    return row.subject().equals("hal") && !row.caseName().contains(":")
        ? row.withCost((double) cost.requests(), (double) (cost.bytesSent() + cost.bytesReceived()))
        : row;
  }
}
