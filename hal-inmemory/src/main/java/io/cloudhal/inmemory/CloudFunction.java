package io.cloudhal.inmemory;

import io.cloudhal.Bytes;
import io.cloudhal.alu.FunctionHandler;
import io.cloudhal.alu.InvocationContext;
import io.cloudhal.alu.InvocationResult;
import io.cloudhal.computer.CloudComputer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One function as it was deployed: its handler is made when it is first called. Thread-safe. */
final class CloudFunction {

  private final Function<CloudComputer, FunctionHandler> factory;
  private final Supplier<CloudComputer> computer;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable FunctionHandler handler;

  CloudFunction(
      Function<CloudComputer, FunctionHandler> factory, Supplier<CloudComputer> computer) {
    this.factory = factory;
    this.computer = computer;
  }

  /**
   * Calls the handler.
   *
   * @throws RuntimeException if the handler cannot be made
   */
  InvocationResult call(Bytes input, InvocationContext context) {
    FunctionHandler made = handler();
    try {
      return returned(made.handle(input, context));
    } catch (Throwable e) {
      return InvocationResult.Faulted.of(e);
    }
  }

  /** An output that no provider could carry is the handler's fault. */
  private static InvocationResult returned(@Nullable Bytes output) {
    if (output == null) {
      throw new NullPointerException("the handler returned null");
    }
    long largest = InMemoryAluLimits.INSTANCE.maxPayloadBytes();
    if (output.size() > largest) {
      throw new IllegalStateException(
          "bytes of output must be at most " + largest + ", are " + output.size());
    }
    return new InvocationResult.Returned(output);
  }

  private FunctionHandler handler() {
    FunctionHandler made = handler;
    return made != null ? made : make();
  }

  private FunctionHandler make() {
    lock.lock();
    try {
      FunctionHandler made = handler;
      if (made == null) {
        made = factory.apply(computer.get());
        handler = made;
      }
      return made;
    } finally {
      lock.unlock();
    }
  }
}
