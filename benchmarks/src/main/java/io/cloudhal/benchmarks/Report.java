package io.cloudhal.benchmarks;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows as a table for people, and as JSON. */
final class Report {

  private final String name;
  private final List<Row> rows;

  Report(String name, List<Row> rows) {
    this.name = name;
    this.rows = rows;
  }

  /** Returns the table; the last column compares the HAL with the others of its case. */
  String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            "%-28s %-22s %12s %12s %12s %-8s %9s %10s  %s%n",
            "case", "subject", "median", "min", "max", "unit", "requests", "bytes", "ratios"));
    for (Row row : rows) {
      table.append(
          String.format(
              Locale.ROOT,
              "%-28s %-22s %12.2f %12.2f %12.2f %-8s %9s %10s  %s%n",
              row.caseName(),
              row.subject(),
              row.median(),
              row.min(),
              row.max(),
              row.unit(),
              shown(row.requests()),
              shown(row.bytes()),
              ratios(row)));
    }
    return table.toString();
  }

  private String ratios(Row row) {
    return row.subject().equals("hal")
        ? rows.stream()
            .filter(each -> each.caseName().equals(row.caseName()) && !each.subject().equals("hal"))
            .map(
                each ->
                    String.format(
                        Locale.ROOT, "%.2f x %s", row.median() / each.median(), each.subject()))
            .collect(Collectors.joining(", "))
        : "";
  }

  private static String shown(@Nullable Double figure) {
    return figure == null ? "" : String.format(Locale.ROOT, "%.1f", figure);
  }

  void writeJson(Path file) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("rows", rows.stream().map(Report::json).toList());
    Files.writeString(file, JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(json));
  }

  private static Map<String, @Nullable Object> json(Row row) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("case", row.caseName());
    json.put("subject", row.subject());
    json.put("unit", row.unit());
    json.put("median", row.median());
    json.put("min", row.min());
    json.put("max", row.max());
    json.put("runs", row.runs());
    json.put("requests", row.requests());
    json.put("bytes", row.bytes());
    return json;
  }
}
