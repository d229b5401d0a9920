package io.cloudhal.spi;

import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.InvocationOutcome;
import io.cloudhal.alu.RemoteFunction;
import java.util.List;

/** A function of a driver: {@code invokeAll} is built on {@code invoke}, once for all. */
public interface FunctionDriver extends RemoteFunction {

  @Override
  default List<InvocationOutcome> invokeAll(List<Invocation> invocations, int concurrency) {
    return FanOut.invokeAll(this, invocations, concurrency);
  }
}
