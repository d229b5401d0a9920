package io.cloudhal.inmemory.mutants;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.cloudhal.conformance.Clause;
import io.cloudhal.inmemory.Mutant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/**
 * Verifies one clause on a mutant, which is opened anew for it: so clauses can be verified at the
 * same time, and those that wait for what never comes do so together.
 */
final class ClauseRun implements Callable<Boolean> {

  private static final String ENGINE = "junit-jupiter";

  private final TestDescriptor test;
  private final String clause;

  private ClauseRun(TestDescriptor test) {
    this.test = test;
    this.clause = clause(test.getSource().orElseThrow());
  }

  private static String clause(TestSource source) {
    return ((MethodSource) source).getJavaMethod().getAnnotation(Clause.class).value();
  }

  /** Returns the runs of the clauses of the areas, such as {@code memory}. */
  static List<ClauseRun> of(Class<? extends Mutant> mutant, Set<String> areas) {
    return EngineTestKit.engine(ENGINE)
        .selectors(selectClass(mutant))
        .discover()
        .getEngineDescriptor()
        .getDescendants()
        .stream()
        .filter(TestDescriptor::isTest)
        .map(ClauseRun::new)
        .filter(run -> areas.contains(area(run.clause)))
        .toList();
  }

  /** Returns the area of a clause: what it begins with. */
  static String area(String clause) {
    return clause.substring(0, clause.indexOf('.'));
  }

  /** Returns the clause, such as {@code memory.put.2}. */
  String clause() {
    return clause;
  }

  /** Returns whether the clause failed. */
  @Override
  public Boolean call() {
    Events events =
        EngineTestKit.engine(ENGINE)
            .selectors(selectUniqueId(test.getUniqueId()))
            .execute()
            .allEvents();
    if (events.failed().count() > 0) {
      return true;
    }
    if (events.succeeded().filter(event -> event.getTestDescriptor().isTest()).count() != 1) {
      throw new IllegalStateException(clause + " was not verified");
    }
    return false;
  }
}
