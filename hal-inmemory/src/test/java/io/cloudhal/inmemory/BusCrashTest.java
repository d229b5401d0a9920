package io.cloudhal.inmemory;

import static io.cloudhal.inmemory.BusTests.AT_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.MessageSource;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.inmemory.SteadySender.Step;
import io.cloudhal.spi.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed process leaves behind in queues and subscriptions. */
final class BusCrashTest {

  private static final int KILLS = 6;

  @TempDir private Path directory;

  private final Random random = new Random();

  @Test
  void aKilledProcessLosesNoMessageAndNoAcknowledgement() throws Exception {
    for (int i = 0; i < KILLS; i++) {
      check(printedByAKilledProcess());
    }
  }

  private Map<Step, Set<String>> printedByAKilledProcess()
      throws IOException, InterruptedException {
    Map<Step, Set<String>> printed = new EnumMap<>(Step.class);
    try (ChildProcess child = ChildProcess.start(SteadySender.class, directory)) {
      int lines = 1 + random.nextInt(800);
      for (int line = 0; line < lines; line++) {
        add(printed, child.line().orElseThrow());
      }
      child.kill();
      child.rest(line -> add(printed, line));
    }
    return printed;
  }

  private static void add(Map<Step, Set<String>> printed, String line) {
    int space = line.indexOf(' ');
    of(Step.valueOf(line.substring(0, space)), printed).add(line.substring(space + 1));
  }

  private static Set<String> of(Step step, Map<Step, Set<String>> printed) {
    return printed.computeIfAbsent(step, missing -> new HashSet<>());
  }

  private void check(Map<Step, Set<String>> printed) {
    try (CloudComputer computer = BusTests.in(directory, TimeSource.system())) {
      Set<String> queued = drained(computer.bus().queue(SteadySender.QUEUE));
      Set<String> expected = new HashSet<>(of(Step.SENT, printed));
      expected.removeAll(of(Step.ACKNOWLEDGING, printed));
      assertThat(expected).isSubsetOf(queued);
      assertThat(queued).noneMatch(of(Step.ACKNOWLEDGED, printed)::contains);
      Set<String> one = drained(computer.bus().subscription(SteadySender.ONE));
      assertThat(of(Step.PUBLISHED, printed)).isSubsetOf(one);
      assertThat(drained(computer.bus().subscription(SteadySender.OTHER))).isEqualTo(one);
    }
  }

  private static Set<String> drained(MessageSource source) {
    Set<String> bodies = new HashSet<>();
    List<Delivery> some = source.receive(AT_ONCE);
    while (!some.isEmpty()) {
      for (Delivery each : some) {
        assertThat(bodies.add(each.message().body().toUtf8())).as("comes once").isTrue();
      }
      source.acknowledge(some);
      some = source.receive(AT_ONCE);
    }
    return bodies;
  }
}
