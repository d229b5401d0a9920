package io.cloudhal.alu;

import io.cloudhal.Bytes;

/**
 * The code of a function, the same for every provider. Its class has a public constructor without
 * parameters, or with one {@code io.cloudhal.computer.CloudComputer}, and is made once for many
 * invocations, which may run at the same time.
 */
@FunctionalInterface
public interface FunctionHandler {

  /**
   * Handles one invocation. An exception is told to the caller as {@link InvocationResult.Faulted}.
   *
   * @param input what the caller sent
   * @return what the caller gets, at most {@link AluCapabilities#maxPayloadBytes}
   */
  Bytes handle(Bytes input, InvocationContext context) throws Exception;
}
