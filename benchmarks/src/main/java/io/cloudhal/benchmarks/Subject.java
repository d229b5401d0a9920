package io.cloudhal.benchmarks;

/**
 * One of those that are compared in a case.
 *
 * @param name such as {@code hal}
 * @param step what it does, again and again
 */
record Subject(String name, Step step) {

  /** One operation. */
  @FunctionalInterface
  interface Step {

    /** Does it once; what is returned keeps the compiler from leaving it out. */
    Object run() throws Exception;

    /** Is told, outside the measured time, that {@code count} operations follow. */
    default void prepare(int count) throws Exception {}
  }
}
