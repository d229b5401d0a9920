package io.cloudhal.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of the README says what the conformance reports of this build say. */
class ReadmeTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final String HEAD =
      """
      | provider | backend | clauses | passed | refused as declared | unproven | servers |
      |---|---|---|---|---|---|---|
      """;

  @Test
  void theTableOfProvidersIsThatOfTheReports() throws IOException {
    assertThat(reports()).as("reports: build with -am, tests included").isNotEmpty();
    assertThat(Files.readString(ROOT.resolve("README.md"))).contains(table());
  }

  private static String table() throws IOException {
    StringBuilder table = new StringBuilder(HEAD);
    for (Path report : reports()) {
      table.append(row(JSON.std.mapFrom(Files.readString(report))));
    }
    return table.toString();
  }

  @SuppressWarnings("unchecked") // the report's own format
  private static String row(Map<String, Object> report) {
    List<Map<String, Object>> clauses = (List<Map<String, Object>>) report.get("clauses");
    Set<String> servers = new TreeSet<>();
    clauses.forEach(each -> servers.addAll((List<String>) each.get("servers")));
    return "| %s | %s | %d | %d | %d | %d | %s |\n"
        .formatted(
            report.get("provider"),
            report.get("backend"),
            clauses.size(),
            count(clauses, "passed"),
            count(clauses, "refused-as-declared"),
            count(clauses, "unproven"),
            String.join(", ", servers));
  }

  private static long count(List<Map<String, Object>> clauses, String status) {
    return clauses.stream().filter(each -> status.equals(each.get("status"))).count();
  }

  private static List<Path> reports() throws IOException {
    List<Path> reports = new ArrayList<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.sorted().toList()) {
        Path directory = module.resolve("target/hal-conformance");
        if (module.getFileName().toString().startsWith("hal-") && Files.isDirectory(directory)) {
          try (Stream<Path> files = Files.list(directory)) {
            reports.addAll(files.sorted().toList());
          }
        }
      }
    }
    return reports;
  }
}
