package io.cloudhal.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the methods of JMH classes, each with a parameter {@code subject}, in turn: one fork of each
 * subject a round. Gives the average time of an operation and what it allocates.
 */
final class JmhCases {

  private static final String ALLOCATION = "gc.alloc.rate.norm";

  /**
   * One case.
   *
   * @param name such as {@code put-1k}
   * @param type the JMH class
   * @param method its method
   * @param subjects what that parameter is set to
   */
  record Case(String name, Class<?> type, String method, List<String> subjects) {}

  private record Key(Case of, String subject) {}

  private final Effort effort;
  private final Map<Key, List<RunResult>> results = new LinkedHashMap<>();

  JmhCases(Effort effort) {
    this.effort = effort;
  }

  List<Row> run(List<Case> cases) throws RunnerException {
    for (int round = 1; round <= effort.rounds(); round++) {
      for (Case each : cases) {
        System.err.printf("round %d of %d: %s%n", round, effort.rounds(), each.name());
        for (String subject : each.subjects()) {
          RunResult result = new Runner(options(each, subject)).runSingle();
          results.computeIfAbsent(new Key(each, subject), key -> new ArrayList<>()).add(result);
        }
      }
    }
    return rows();
  }

  private Options options(Case each, String subject) {
    return new OptionsBuilder()
        .include("^" + each.type().getName().replace(".", "\\.") + "\\." + each.method() + "$")
        .param("subject", subject)
        .forks(1)
        .warmupIterations(2)
        .warmupTime(TimeValue.milliseconds(effort.seconds() * 250L))
        .measurementIterations(4)
        .measurementTime(TimeValue.milliseconds(effort.seconds() * 250L))
        .addProfiler(GCProfiler.class)
        .verbosity(VerboseMode.SILENT)
        .build();
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    results.forEach(
        (key, runs) -> {
          String unit = runs.get(0).getPrimaryResult().getScoreUnit();
          rows.add(
              Row.of(
                  key.of.name(),
                  key.subject,
                  unit,
                  runs.stream().mapToDouble(run -> run.getPrimaryResult().getScore()).toArray()));
          rows.add(
              Row.of(
                  key.of.name() + ":alloc",
                  key.subject,
                  "B/op",
                  runs.stream().mapToDouble(JmhCases::allocated).toArray()));
        });
    return rows;
  }

  private static double allocated(RunResult run) {
    Result<?> found = run.getSecondaryResults().get(ALLOCATION);
    return found == null ? Double.NaN : found.getScore();
  }
}
