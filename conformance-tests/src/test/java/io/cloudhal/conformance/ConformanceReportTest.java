package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.conformance.ConformanceReport.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceReportTest {

  @TempDir Path directory;

  @Test
  void theReportIsOneJsonObjectWithALineForEachClauseInOrder() throws Exception {
    ConformanceReport report = report();
    report.add("b.two.1", Status.REFUSED, Set.of("server"), "bus.delay is not declared");
    report.add("a.one.2", Status.PASSED, Set.of("server"), "");
    report.add("a.one.1", Status.UNPROVEN, Set.of(), "no server is right");
    report.add("c.three.1", Status.FAILED, Set.of("server"), "expected 1 but was 2");
    assertThat(written(report))
        .isEqualTo(
            """
            {"provider": "acme", "backend": "process", "clauses": [
              {"id": "a.one.1", "status": "unproven", "servers": [], "reason": "no server is right"},
              {"id": "a.one.2", "status": "passed", "servers": ["server"], "reason": ""},
              {"id": "b.two.1", "status": "refused-as-declared", "servers": ["server"], "reason": "bus.delay is not declared"},
              {"id": "c.three.1", "status": "failed", "servers": ["server"], "reason": "expected 1 but was 2"}
            ]}
            """);
  }

  @Test
  void aReportWithoutClausesIsAnEmptyList() throws Exception {
    assertThat(written(report()))
        .isEqualTo("{\"provider\": \"acme\", \"backend\": \"process\", \"clauses\": [\n\n]}\n");
  }

  @Test
  void whatJsonReservesIsEscaped() throws Exception {
    ConformanceReport report = report();
    report.add(
        "a.one.1", Status.FAILED, Set.of("\"\\"), "a\nb\tc\r\u0000 \u00e9\ud83d\ude00\ud800/");
    assertThat(written(report))
        .contains("\"servers\": [\"\\\"\\\\\"]")
        .contains("\"a\\u000ab\\u0009c\\u000d\\u0000 \u00e9\\ud83d\\ude00\\ud800/\"");
  }

  @Test
  void serversOfOneClauseAreMergedInOrder() throws Exception {
    ConformanceReport report = report();
    report.add("a.one.1", Status.PASSED, Set.of("minio"), "");
    report.add("a.one.1", Status.PASSED, Set.of("dynamodb-local"), "");
    report.add("a.one.1", Status.PASSED, Set.of("minio"), "");
    assertThat(written(report)).contains("\"servers\": [\"dynamodb-local\", \"minio\"]");
  }

  @Test
  void aReportIsWrittenOverAnOlderOne() throws Exception {
    ConformanceReport older = report();
    older.add("a.one.1", Status.FAILED, Set.of(), "was broken");
    older.close();
    ConformanceReport newer = report();
    newer.add("a.one.1", Status.PASSED, Set.of(), "");
    assertThat(written(newer)).contains("passed").doesNotContain("was broken");
  }

  @Test
  void theMostTellingStatusWinsWhateverTheOrder() throws Exception {
    assertThat(Status.values())
        .containsExactly(Status.FAILED, Status.PASSED, Status.REFUSED, Status.UNPROVEN);
    for (Status one : Status.values()) {
      for (Status other : Status.values()) {
        ConformanceReport report = report();
        report.add("a.one.1", one, Set.of("first"), "reason " + one);
        report.add("a.one.1", other, Set.of("second"), "reason " + other);
        Status winner = one.compareTo(other) <= 0 ? one : other;
        assertThat(written(report))
            .contains("\"servers\": [\"first\", \"second\"], \"reason\": \"reason " + winner);
      }
    }
  }

  private ConformanceReport report() {
    return new ConformanceReport("acme", "process", directory.resolve("not/there/yet"));
  }

  private String written(ConformanceReport report) throws IOException {
    report.close();
    return Files.readString(directory.resolve("not/there/yet/acme.json"));
  }
}
