package io.cloudhal.conformance;

import io.cloudhal.ProviderId;

/** What a provider supplies to be verified. Opened once a run. */
public interface ConformanceFixture extends AutoCloseable {

  /** The size of a part by which budgets of uploads are counted: 5 MiB, as small as parts get. */
  int PART_BYTES = 5 << 20;

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
   * @param items how many keys, writes, messages, ranges or parts of {@link #PART_BYTES} it has; 1
   *     for a single one
   */
  long budget(String operation, int items);

  /** Closes computers and servers. */
  @Override
  void close();
}
