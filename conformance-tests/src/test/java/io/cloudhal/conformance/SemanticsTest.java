package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** {@code SEMANTICS.md} and the suite say the same. */
class SemanticsTest {

  private static final Pattern CLAUSE = Pattern.compile("(?m)^- \\*\\*([a-z0-9.]+)\\*\\* (\\S.*)$");

  @Test
  void everyClauseHasATestAndEveryTestAClause() throws Exception {
    List<String> tested = tested();
    assertThat(tested.stream().distinct()).containsExactlyInAnyOrderElementsOf(written());
    assertThat(tested).isNotEmpty();
  }

  @Test
  void noClauseIsWrittenTwice() throws Exception {
    assertThat(written()).doesNotHaveDuplicates();
  }

  @Test
  void everyTestOfAContractNamesItsClause() {
    for (Class<?> contract : contracts()) {
      for (Method method : methods(contract)) {
        if (method.isAnnotationPresent(Test.class)) {
          assertThat(method.isAnnotationPresent(Clause.class)).as("%s", method).isTrue();
        }
      }
    }
  }

  private static List<String> written() throws IOException {
    List<String> clauses = new ArrayList<>();
    Matcher matcher = CLAUSE.matcher(semantics());
    while (matcher.find()) {
      clauses.add(matcher.group(1));
    }
    return clauses;
  }

  private static List<String> tested() {
    List<String> clauses = new ArrayList<>();
    for (Class<?> contract : contracts()) {
      for (Method method : methods(contract)) {
        Clause clause = method.getAnnotation(Clause.class);
        if (clause != null) {
          clauses.add(clause.value());
        }
      }
    }
    return clauses;
  }

  private static String semantics() throws IOException {
    try (InputStream file = HalConformance.class.getResourceAsStream("/SEMANTICS.md")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<Class<?>> contracts() {
    List<Class<?>> contracts = new ArrayList<>();
    for (Class<?> suite = HalConformance.class; suite != null; suite = suite.getSuperclass()) {
      for (Class<?> each : suite.getDeclaredClasses()) {
        if (each.isAnnotationPresent(Nested.class)) {
          contracts.add(each);
        }
      }
    }
    return contracts;
  }

  private static List<Method> methods(Class<?> contract) {
    List<Method> methods = new ArrayList<>();
    for (Class<?> each = contract; each != Contract.class; each = each.getSuperclass()) {
      methods.addAll(List.of(each.getDeclaredMethods()));
    }
    return methods;
  }
}
