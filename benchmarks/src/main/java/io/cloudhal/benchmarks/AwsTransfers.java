package io.cloudhal.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One large blob up and down, by the HAL and by the SDK's transfer manager on both of its clients,
 * each time in a new process with a heap of 256 MB.
 */
final class AwsTransfers {

  private static final List<String> SUBJECTS =
      List.of("hal", "transfer-manager-crt", "transfer-manager-netty");
  private static final List<String> HEAP = List.of("-Xmx256m");
  private static final String KEY = "transfer";
  private static final double NANOS_A_SECOND = 1e9;
  private static final double KIB_A_MB = 1e6 / 1024;

  private final S3Place place;
  private final Path source;
  private final Path target;
  private final long megabytes;
  private final int runs;

  private record Case(String direction, String subject) {}

  private record Figures(double seconds, double residentMb, double requests) {}

  AwsTransfers(S3Place place, Path scratch, Effort effort) {
    this.place = place;
    this.source = scratch.resolve("source");
    this.target = scratch.resolve("target");
    this.megabytes = effort.largeMegabytes();
    this.runs = effort.rounds();
  }

  List<Row> measure() throws IOException, InterruptedException {
    fill(source);
    Map<Case, List<Figures>> results = new LinkedHashMap<>();
    for (String direction : List.of("upload", "download")) {
      System.err.printf("%s of %d MiB: %d rounds%n", direction, megabytes, runs);
      for (int i = 0; i < runs; i++) {
        for (int turn = 0; turn < SUBJECTS.size(); turn++) {
          String subject = SUBJECTS.get((i + turn) % SUBJECTS.size());
          Figures figures = transfer(direction, subject);
          results
              .computeIfAbsent(new Case(direction, subject), key -> new ArrayList<>())
              .add(figures);
        }
      }
    }
    List<Row> rows = new ArrayList<>();
    results.forEach((key, figures) -> rows.addAll(rows(key, figures)));
    return rows;
  }

  private void fill(Path file) throws IOException {
    byte[] part = new byte[1 << 20];
    Random random = new Random(1);
    try (OutputStream output = Files.newOutputStream(file)) {
      for (long i = 0; i < megabytes; i++) {
        random.nextBytes(part);
        output.write(part);
      }
    }
  }

  private Figures transfer(String direction, String subject)
      throws IOException, InterruptedException {
    boolean upload = direction.equals("upload");
    Files.deleteIfExists(target);
    List<String> arguments =
        List.of(
            direction,
            subject,
            place.endpoint().toString(),
            place.accessKey(),
            place.secretKey(),
            place.bucket(),
            KEY,
            (upload ? source : target).toString());
    String[] told = new ChildJvm(Transfer.class, HEAP, arguments).run().line().split(" ", -1);
    if (!upload && Files.mismatch(source, target) >= 0) {
      throw new IOException(subject + " downloaded other bytes");
    }
    return new Figures(
        Long.parseLong(told[0]) / NANOS_A_SECOND,
        Long.parseLong(told[1]) / KIB_A_MB,
        Long.parseLong(told[2]));
  }

  private List<Row> rows(Case key, List<Figures> figures) {
    String name = key.direction() + "-" + (megabytes == 1024 ? "1g" : megabytes + "m");
    Row time =
        Row.of(name, key.subject(), "s", figures.stream().mapToDouble(Figures::seconds).toArray());
    double requests = figures.get(0).requests();
    return List.of(
        requests > 0 ? time.withCost(requests, (double) (megabytes << 20)) : time,
        Row.of(
            name + ":resident",
            key.subject(),
            "MB",
            figures.stream().mapToDouble(Figures::residentMb).toArray()));
  }
}
