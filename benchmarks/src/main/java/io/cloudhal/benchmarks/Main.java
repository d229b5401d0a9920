package io.cloudhal.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs a benchmark by name: {@code NAME [--quick] [--json FILE]}. */
final class Main {

  private static final Map<String, Suite> SUITES =
      new TreeMap<>(Map.of("memory", new MemorySuite(), "hal-aws", new AwsSuite()));

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    @Nullable String name = null;
    @Nullable Path json = null;
    Effort effort = Effort.full();
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--quick" -> effort = Effort.quick();
        case "--json" -> json = Path.of(++i < arguments.length ? arguments[i] : usage());
        default -> name = arguments[i];
      }
    }
    Suite suite = name == null ? null : SUITES.get(name);
    if (name == null || suite == null) {
      usage();
      return;
    }
    List<Row> rows = suite.run(effort);
    Report report = new Report(name, rows);
    System.out.print(report.table());
    if (json != null) {
      report.writeJson(json);
    }
  }

  private static String usage() {
    System.err.println("usage: benchmarks/run NAME [--quick] [--json FILE], where NAME is one of");
    SUITES.forEach((name, suite) -> System.err.printf("  %-10s %s%n", name, suite.description()));
    System.exit(2);
    throw new IllegalStateException("unreachable");
  }
}
