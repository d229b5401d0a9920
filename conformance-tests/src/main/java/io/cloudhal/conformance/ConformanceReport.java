package io.cloudhal.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What became of each clause on one provider, from all suites of one test run; written when the run
 * ends.
 */
final class ConformanceReport implements AutoCloseable {

  /** What became of a clause; where tests of one clause differ, the first of these that occurs. */
  enum Status {
    FAILED("failed"),
    PASSED("passed"),
    REFUSED("refused-as-declared"),
    UNPROVEN("unproven");

    private final String text;

    Status(String text) {
      this.text = text;
    }
  }

  private record Line(Status status, Set<String> servers, String reason) {}

  private final String provider;
  private final String backend;
  private final Path directory;
  private final Map<String, Line> lines = new TreeMap<>();

  ConformanceReport(String provider, String backend, Path directory) {
    this.provider = provider;
    this.backend = backend;
    this.directory = directory;
  }

  /** Adds what one test found. */
  synchronized void add(String clause, Status status, Set<String> servers, String reason) {
    lines.merge(clause, new Line(status, servers, reason), ConformanceReport::worse);
  }

  private static Line worse(Line one, Line other) {
    Set<String> servers = new TreeSet<>(one.servers);
    servers.addAll(other.servers);
    Line first = one.status.compareTo(other.status) <= 0 ? one : other;
    return new Line(first.status, servers, first.reason);
  }

  @Override
  public synchronized void close() {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(provider + ".json"), json());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the conformance report", e);
    }
  }

  private String json() {
    String clauses =
        lines.entrySet().stream()
            .map(entry -> clause(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(",\n"));
    return "{\"provider\": %s, \"backend\": %s, \"clauses\": [\n%s\n]}\n"
        .formatted(quoted(provider), quoted(backend), clauses);
  }

  private static String clause(String id, Line line) {
    String servers =
        line.servers.stream().map(ConformanceReport::quoted).collect(Collectors.joining(", "));
    return "  {\"id\": %s, \"status\": %s, \"servers\": [%s], \"reason\": %s}"
        .formatted(quoted(id), quoted(line.status.text), servers, quoted(line.reason));
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < 0x20 || Character.isSurrogate(c)) {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
