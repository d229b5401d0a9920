package io.cloudhal.benchmarks;

import io.cloudhal.benchmarks.JmhCases.Case;
import java.util.List;

/** The in-memory provider against the plain collection that it cannot beat. */
final class MemorySuite implements Suite {

  private static final double VALUE_BYTES = 1024;

  @Override
  public String description() {
    return "in-memory get, put and send-receive-acknowledge against a bare ConcurrentHashMap";
  }

  @Override
  public List<Row> run(Effort effort) throws Exception {
    List<String> subjects = List.of("hal", "concurrent-hash-map");
    List<String> queues = List.of("hal", "hal-million-waiting", "hal-million-leased");
    List<Row> rows =
        new JmhCases(effort)
            .run(
                List.of(
                    new Case("get-1k", MemoryBenchmark.class, "get", subjects),
                    new Case("put-1k", MemoryBenchmark.class, "put", subjects),
                    new Case("send-receive-ack-1k", QueueBenchmark.class, "single", queues),
                    new Case("send-receive-ack-1k-by-10", QueueBenchmark.class, "tens", queues)));
    return rows.stream().map(MemorySuite::withCost).toList();
  }

  /** In memory one call is one request; a message is sent and received. */
  private static Row withCost(Row row) {
    return switch (row.subject() + " " + row.caseName()) {
      case "hal get-1k", "hal put-1k" -> row.withCost(1, VALUE_BYTES);
      case "hal send-receive-ack-1k" -> row.withCost(3, 2 * VALUE_BYTES);
      case "hal send-receive-ack-1k-by-10" -> row.withCost(0.3, 2 * VALUE_BYTES);
      default -> row;
    };
  }
}
