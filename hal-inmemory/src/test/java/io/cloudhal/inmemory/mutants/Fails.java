package io.cloudhal.inmemory.mutants;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** States the clauses that a mutant fails; it passes all others of their areas. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Fails {

  /** Returns the clauses, such as {@code memory.put.2}. */
  String[] value();

  /** Returns clauses that it may fail or pass, as threads race in them. */
  String[] sometimes() default {};
}
