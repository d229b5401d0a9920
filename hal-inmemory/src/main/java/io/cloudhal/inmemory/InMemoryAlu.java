package io.cloudhal.inmemory;

import io.cloudhal.ProviderId;
import io.cloudhal.alu.Alu;
import io.cloudhal.alu.AluCapabilities;
import io.cloudhal.alu.FunctionHandler;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.computer.CloudComputer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The ALU of the in-memory computer: handlers that run on threads of this process.
 *
 * <p>A call waits for a free thread within its timeout; one that never got a thread is timed out
 * without effect. Beyond the timeout the handler is interrupted. A submitted call is repeated at
 * once, at most twice, when its handler throws or runs beyond the timeout.
 */
final class InMemoryAlu implements Alu {

  private final ProviderId provider;
  private final Map<FunctionName, CloudFunction> functions;
  private final FunctionThreads threads;
  private final SubmittedCalls calls;

  /**
   * Creates the device.
   *
   * @param factories who makes the handler of each function
   * @param computer what the factories are given
   * @param size how many handlers run at a time, waited for and submitted ones each
   */
  InMemoryAlu(
      ProviderId provider,
      Map<FunctionName, Function<CloudComputer, FunctionHandler>> factories,
      Supplier<CloudComputer> computer,
      int size,
      Submissions submissions) {
    this.provider = provider;
    this.functions =
        factories.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, each -> new CloudFunction(each.getValue(), computer)));
    this.threads = new FunctionThreads(size);
    this.calls = new SubmittedCalls(threads, submissions);
  }

  @Override
  public ProviderId provider() {
    return provider;
  }

  @Override
  public AluCapabilities capabilities() {
    return InMemoryAluLimits.INSTANCE;
  }

  @Override
  public RemoteFunction function(FunctionName name) {
    return new InMemoryFunction(name, Optional.ofNullable(functions.get(name)), threads, calls);
  }

  /** Makes calls that were kept from before; those of functions that are not here stay kept. */
  void resume(List<Submission> left) {
    for (Submission each : left) {
      CloudFunction function = functions.get(each.function());
      if (function != null) {
        calls.run(function, each);
      }
    }
  }

  /** Interrupts the handlers; submitted calls that did not end stay where they are kept. */
  @Override
  public void close() {
    threads.close();
  }
}
