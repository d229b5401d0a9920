package io.cloudhal.conformance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the clause of {@code SEMANTICS.md} that a test verifies. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Clause {

  /** Returns the clause, such as {@code storage.put.3}. */
  String value();

  /**
   * Returns the optional features that the clause is about. Where one is not declared, the suite
   * verifies instead that it is refused before any effect.
   */
  Feature[] needs() default {};
}
