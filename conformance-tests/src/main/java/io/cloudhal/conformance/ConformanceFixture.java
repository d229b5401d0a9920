package io.cloudhal.conformance;

import io.cloudhal.ProviderId;

/** What a provider supplies to be verified. Opened once a run. */
public interface ConformanceFixture extends AutoCloseable {

  /** Returns the provider under test. */
  ProviderId provider();

  /** Returns what it runs against, such as {@code embedded}, {@code process} or {@code cloud}. */
  String backend();

  /**
   * Returns where a clause is verified; may be the same for all, or another server for some.
   *
   * @param clause such as {@code memory.transact.3}
   */
  Target target(String clause);

  /**
   * Returns the most backend requests that a call may cost.
   *
   * @param operation its name, such as {@code memory.getAll}
   * @param items how many keys, writes, messages, ranges or parts it has; 1 for a single one
   */
  long budget(String operation, int items);

  /** Closes computers and servers. */
  @Override
  void close();
}
