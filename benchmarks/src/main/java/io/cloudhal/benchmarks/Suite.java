package io.cloudhal.benchmarks;

import java.util.List;

/** A benchmark that can be run by its name. */
interface Suite {

  /** Returns what it measures, in one line. */
  String description();

  /** Measures; subjects of one case take turns, so that a noisy moment meets all of them. */
  List<Row> run(Effort effort) throws Exception;
}
