package io.cloudhal.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole processes from their start to their first blob, without and with an AOT cache of their own.
 */
final class AwsColdStart {

  private static final String KEY = "cold-start";
  private static final List<String> SUBJECTS = List.of("hal", "raw-sdk", "sdk-defaults");
  private static final double NANOS_A_MILLI = 1e6;

  private final S3Place place;
  private final int runs;

  /** One row to be. */
  private record Case(String name, String subject, ChildJvm process) {}

  AwsColdStart(S3Place place, Effort effort) {
    this.place = place;
    this.runs = 5 * effort.rounds();
  }

  List<Row> measure() throws Exception {
    try (RawBlobs filler = new RawBlobs(place);
        ScratchDirectory scratch = ScratchDirectory.create()) {
      filler.put(KEY, new byte[1024]);
      List<Case> cases = new ArrayList<>();
      for (String subject : SUBJECTS) {
        cases.add(new Case("cold-start", subject, process(subject)));
      }
      for (String subject : SUBJECTS) {
        cases.add(new Case("cold-start-aot", subject, withCache(subject, scratch.path())));
      }
      return measure(cases);
    }
  }

  /** What is documented: one run that leaves a cache, then as many as you like that use it. */
  private ChildJvm withCache(String subject, Path directory)
      throws IOException, InterruptedException {
    Path cache = directory.resolve(subject + ".aot");
    Object _ = process(subject, "-XX:AOTCacheOutput=" + cache, "-Xlog:aot=error,cds=error").run();
    return process(subject, "-XX:AOTCache=" + cache, "-XX:AOTMode=on");
  }

  private ChildJvm process(String subject, String... options) {
    return new ChildJvm(
        ColdStart.class,
        List.of(options),
        List.of(
            subject,
            place.endpoint().toString(),
            place.accessKey(),
            place.secretKey(),
            place.bucket(),
            KEY));
  }

  private List<Row> measure(List<Case> cases) throws IOException, InterruptedException {
    System.err.printf("cold-start: %d rounds of %d processes%n", runs, cases.size());
    double[][] millis = new double[cases.size()][runs];
    for (int i = -1; i < runs; i++) { // the first round fills the page cache
      for (int turn = 0; turn < cases.size(); turn++) {
        int index = Math.floorMod(i + turn, cases.size());
        double figure = cases.get(index).process().run().nanos() / NANOS_A_MILLI;
        if (i >= 0) {
          millis[index][i] = figure;
        }
      }
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      rows.add(Row.of(cases.get(i).name(), cases.get(i).subject(), "ms", millis[i]));
    }
    return rows;
  }
}
