package io.cloudhal.conformance;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.observe.OperationObserver;
import java.util.function.Function;

/** Where a clause is verified. */
public sealed interface Target {

  /**
   * A computer that is right about the clause. It must know the functions of {@link
   * ConformanceFunctions}.
   *
   * @param server the name of what stands behind it, such as {@code dynamodb-local}; a server of
   *     one's own is named {@code own:…}
   * @param computer the computer, for what all tests share; the fixture closes it
   * @param time its time
   * @param another opens a computer on the same resources that tells an observer of each call; each
   *     test closes those it opens, and several open some at the same time
   */
  record Proven(
      String server,
      CloudComputer computer,
      TestTime time,
      Function<OperationObserver, CloudComputer> another)
      implements Target {}

  /**
   * No server at hand is right about the clause.
   *
   * @param reason why, with the source that shows what the vendor does
   */
  record Unproven(String reason) implements Target {}
}
