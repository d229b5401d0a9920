package io.cloudhal.conformance;

import io.cloudhal.conformance.ConformanceReport.Status;
import io.cloudhal.conformance.Target.Proven;
import io.cloudhal.conformance.Target.Unproven;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * Gives each test the computer that its clause is verified on, and notes what became of it. A
 * clause about a feature that is not declared becomes a test of its refusal.
 */
final class Clauses implements BeforeEachCallback, AfterEachCallback {

  @Override
  public void beforeEach(ExtensionContext context) {
    Clause clause = clause(context);
    ConformanceRun run = run(context);
    Target target =
        recorded(run, clause.value(), Set.of(), () -> run.fixture().target(clause.value()));
    if (target instanceof Unproven unproven) {
      run.report().add(clause.value(), Status.UNPROVEN, Set.of(), unproven.reason());
      throw new TestAbortedException("unproven: " + unproven.reason());
    }
    Proven proven = (Proven) target;
    Optional<Feature> missing = missing(clause, proven);
    if (missing.isPresent()) {
      verifyRefusal(run, clause, proven, missing.get());
    }
    contract(context).begin(new OneTest(run, proven));
  }

  private static Optional<Feature> missing(Clause clause, Proven target) {
    return Set.of(clause.needs()).stream()
        .filter(feature -> !feature.declaredBy(target.computer()))
        .sorted()
        .findFirst();
  }

  private static void verifyRefusal(
      ConformanceRun run, Clause clause, Proven target, Feature feature) {
    Set<String> servers = Set.of(target.server());
    recorded(
        run,
        clause.value(),
        servers,
        () -> {
          OneTest test = new OneTest(run, target);
          try {
            new Refusals(test.resources(), test.calls()).verify(feature);
          } finally {
            test.resources().removeFresh();
          }
          return feature;
        });
    String reason = feature.id() + " is not declared";
    run.report().add(clause.value(), Status.REFUSED, servers, reason);
    throw new TestAbortedException(reason + ", and was refused");
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Contract contract = contract(context);
    if (!contract.begun()) {
      return;
    }
    ConformanceRun run = run(context);
    String clause = clause(context).value();
    Set<String> servers = Set.of(contract.target().server());
    context
        .getExecutionException()
        .ifPresentOrElse(
            error -> run.report().add(clause, Status.FAILED, servers, error.toString()),
            () -> run.report().add(clause, Status.PASSED, servers, ""));
    recorded(
        run,
        clause,
        servers,
        () -> {
          contract.end();
          return contract;
        });
  }

  /** Runs {@code work}; if it fails, so does the clause. */
  private static <T> T recorded(
      ConformanceRun run, String clause, Set<String> servers, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException | Error e) {
      run.report().add(clause, Status.FAILED, servers, e.toString());
      throw e;
    }
  }

  private static Clause clause(ExtensionContext context) {
    Method method = context.getRequiredTestMethod();
    Clause clause = method.getAnnotation(Clause.class);
    if (clause == null) {
      throw new IllegalStateException(method + " has no @Clause");
    }
    return clause;
  }

  private static Contract contract(ExtensionContext context) {
    return (Contract) context.getRequiredTestInstance();
  }

  private static ConformanceRun run(ExtensionContext context) {
    return context
        .getRequiredTestInstances()
        .findInstance(SuiteLifecycle.class)
        .orElseThrow()
        .run();
  }
}
