package io.cloudhal.alu;

import java.util.List;

/**
 * A function that runs elsewhere. Thread-safe; every method blocks, and may throw any {@link
 * io.cloudhal.error.HalException}; a function that does not exist is a {@code NotFoundException}.
 */
public interface RemoteFunction {

  /** Returns the name. */
  FunctionName name();

  /**
   * Calls the function once, never again by itself, and waits. A handler that runs past the timeout
   * is a {@code TimedOutException} that may have taken effect; one that crashes an {@code
   * UnavailableException} that may have.
   */
  InvocationResult invoke(Invocation invocation);

  /**
   * Has the function called later, at least once: when it returns, the call is kept by the provider
   * and repeated a few times if the handler throws.
   *
   * @return the id that the handler will be given
   */
  InvocationId submit(Invocation invocation);

  /**
   * Calls the function for each invocation, several at a time, and waits for all.
   *
   * @param invocations any number
   * @param concurrency the most calls at a time, 1 to 1,000
   * @return one outcome an invocation, in order; one that fails does not stop the others
   */
  List<InvocationOutcome> invokeAll(List<Invocation> invocations, int concurrency);
}
