package io.cloudhal.inmemory.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.inmemory.Mutant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The suite notices what is wrong with a provider, and blames nothing else. */
final class MutantsTest {

  /** Most of them wait. */
  private static final int THREADS = 40;

  private static final ExecutorService POOL = Executors.newFixedThreadPool(THREADS);

  private static final Map<Class<?>, List<Verdict>> VERDICTS = new LinkedHashMap<>();

  /**
   * What becomes of a clause on a mutant.
   *
   * @param failed whether it failed, beside many others that are verified at the same time
   */
  private record Verdict(ClauseRun run, Future<Boolean> failed) {

    /** Returns whether the clause failed; if that is not expected, it is verified once more. */
    boolean failed(Set<String> expected) throws Exception {
      boolean first = failed.get();
      return first == expected.contains(run.clause()) ? first : run.call();
    }
  }

  static Stream<Class<? extends Mutant>> mutants() {
    return Stream.of(
            EntryMutants.class,
            ExpiryMutants.class,
            ScanMutants.class,
            TransactionMutants.class,
            LeaseMutants.class,
            DeliveryMutants.class,
            QueueMutants.class,
            StreamMutants.class,
            FunctionMutants.class,
            BlobWriteMutants.class,
            BlobReadMutants.class,
            ErrorMutants.class,
            ObservationMutants.class,
            ComputerMutants.class)
        .flatMap(area -> Stream.of(area.getDeclaredClasses()))
        .filter(Mutant.class::isAssignableFrom)
        .map(each -> each.asSubclass(Mutant.class));
  }

  @BeforeAll
  static void startAll() {
    mutants()
        .forEach(
            mutant -> {
              List<ClauseRun> runs = ClauseRun.of(mutant, areas(mutant));
              VERDICTS.put(
                  mutant, runs.stream().map(run -> new Verdict(run, POOL.submit(run))).toList());
            });
  }

  private static Set<String> areas(Class<? extends Mutant> mutant) {
    return Stream.of(mutant.getAnnotation(Fails.class).value())
        .map(ClauseRun::area)
        .collect(Collectors.toSet());
  }

  @AfterAll
  static void end() {
    POOL.shutdownNow();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void mutantFailsExactlyItsClauses(Class<? extends Mutant> mutant) throws Exception {
    Fails fails = mutant.getAnnotation(Fails.class);
    Set<String> expected = Set.of(fails.value());
    Set<String> sometimes = Set.of(fails.sometimes());
    Set<String> failed = new TreeSet<>();
    for (Verdict verdict : VERDICTS.getOrDefault(mutant, List.of())) {
      String clause = verdict.run().clause();
      if (!sometimes.contains(clause) && verdict.failed(expected)) {
        failed.add(clause);
      }
    }
    assertThat(failed).isEqualTo(expected);
  }
}
