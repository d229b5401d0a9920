package io.cloudhal.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures what waits for a server. All subjects run in this JVM and take turns by blocks of a few
 * operations, so that a noisy moment of the machine or of the server meets all of them; forks would
 * be compared over minutes. A block's time is the median of its operations, the row's figure the
 * median of the blocks.
 */
final class Blocks {

  private static final double NANOS_A_MICRO = 1_000;

  private final int warmUpBlocks;
  private final int blocks;
  private final ThreadMXBean threads =
      (ThreadMXBean) ManagementFactory.getThreadMXBean(); // what every HotSpot has

  /** What one block needed, by operation. */
  private record Block(double micros, double cpuMicros, double bytes) {}

  Blocks(Effort effort) {
    this.warmUpBlocks = 60;
    this.blocks = 40 * effort.rounds();
  }

  /**
   * Measures a case.
   *
   * @param perBlock how many operations a block has
   * @return three rows a subject: time, CPU time of all Java threads, and allocated bytes
   */
  List<Row> measure(String caseName, int perBlock, List<Subject> subjects) throws Exception {
    System.err.printf("%s: %d blocks of %d operations%n", caseName, blocks, perBlock);
    Map<Subject, List<Block>> results = new LinkedHashMap<>();
    subjects.forEach(subject -> results.put(subject, new ArrayList<>()));
    for (int i = -warmUpBlocks; i < blocks; i++) {
      if (i == 0) {
        System.gc();
      }
      for (int turn = 0; turn < subjects.size(); turn++) {
        Subject subject = subjects.get(Math.floorMod(i + turn, subjects.size()));
        Block block = run(subject.step(), perBlock);
        if (i >= 0) {
          results.computeIfAbsent(subject, key -> new ArrayList<>()).add(block);
        }
      }
    }
    List<Row> rows = new ArrayList<>();
    results.forEach((subject, measured) -> rows.addAll(rows(caseName, subject.name(), measured)));
    return rows;
  }

  private Block run(Subject.Step step, int count) throws Exception {
    step.prepare(count);
    long[] nanos = new long[count];
    long cpu = cpuNanos();
    long bytes = threads.getTotalThreadAllocatedBytes();
    long last = System.nanoTime();
    for (int i = 0; i < count; i++) {
      Object _ = step.run();
      long now = System.nanoTime();
      nanos[i] = now - last;
      last = now;
    }
    long allocated = threads.getTotalThreadAllocatedBytes() - bytes;
    long used = cpuNanos() - cpu;
    Arrays.sort(nanos);
    return new Block(
        nanos[count / 2] / NANOS_A_MICRO, used / NANOS_A_MICRO / count, (double) allocated / count);
  }

  private long cpuNanos() {
    return Arrays.stream(threads.getThreadCpuTime(threads.getAllThreadIds()))
        .filter(each -> each > 0)
        .sum();
  }

  private static List<Row> rows(String caseName, String subject, List<Block> blocks) {
    return List.of(
        Row.of(caseName, subject, "µs", blocks.stream().mapToDouble(Block::micros).toArray()),
        Row.of(
            caseName + ":cpu",
            subject,
            "µs",
            blocks.stream().mapToDouble(Block::cpuMicros).toArray()),
        Row.of(
            caseName + ":alloc",
            subject,
            "B/op",
            blocks.stream().mapToDouble(Block::bytes).toArray()));
  }
}
