package io.cloudhal.alu;

import io.cloudhal.error.HalException;
import java.util.Objects;

/** What became of one invocation of {@link RemoteFunction#invokeAll}. */
public sealed interface InvocationOutcome permits InvocationResult, InvocationOutcome.Failed {

  /**
   * The handler did not end: no such function, crashed, timed out, not reached.
   *
   * @param error why; {@link HalException#mayHaveTakenEffect} tells whether it may have run
   */
  record Failed(HalException error) implements InvocationOutcome {
    public Failed {
      Objects.requireNonNull(error);
    }
  }
}
