package io.cloudhal.inmemory;

import static java.util.stream.Collectors.toSet;

import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Spares mutation testing the time to find the tests: PIT's plugin finds them by running them all,
 * in each process, and a process ends with each mutant that hangs. Only the profile {@code
 * mutation} lets JUnit detect this extension.
 */
public final class FoundWithoutRunning implements InvocationInterceptor {

  private static final String FINDER = "org.pitest.junit5.JUnit5TestUnitFinder";

  /** The process of mutants; the one that measures coverage runs the tests where it finds them. */
  private static final String MINION = "org.pitest.mutationtest.execute.MutationTestMinion";

  /** Creates the extension. */
  public FoundWithoutRunning() {}

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    if (StackWalker.getInstance().walk(FoundWithoutRunning::finding)) {
      invocation.skip();
    } else {
      invocation.proceed();
    }
  }

  private static boolean finding(Stream<StackFrame> frames) {
    return frames
        .map(StackFrame::getClassName)
        .collect(toSet())
        .containsAll(Set.of(FINDER, MINION));
  }
}
