package io.cloudhal.inmemory.mutants;

import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.InvocationId;
import io.cloudhal.alu.InvocationOutcome;
import io.cloudhal.alu.InvocationResult;
import io.cloudhal.alu.RemoteFunction;
import java.util.List;

/** A function that does what another one does. */
abstract class ForwardingFunction implements RemoteFunction {

  final RemoteFunction right;

  ForwardingFunction(RemoteFunction right) {
    this.right = right;
  }

  @Override
  public FunctionName name() {
    return right.name();
  }

  @Override
  public InvocationResult invoke(Invocation invocation) {
    return right.invoke(invocation);
  }

  @Override
  public InvocationId submit(Invocation invocation) {
    return right.submit(invocation);
  }

  @Override
  public List<InvocationOutcome> invokeAll(List<Invocation> invocations, int concurrency) {
    return right.invokeAll(invocations, concurrency);
  }
}
