package io.cloudhal.spi;

import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.InvocationId;
import io.cloudhal.alu.InvocationResult;

/** A function that returns its input. */
final class TinyFunction implements FunctionDriver {

  final Faults faults = new Faults();

  @Override
  public FunctionName name() {
    return new FunctionName("tiny-function");
  }

  @Override
  public InvocationResult invoke(Invocation invocation) {
    Call.current().countRequest();
    faults.pass("invoke");
    return new InvocationResult.Returned(invocation.input());
  }

  @Override
  public InvocationId submit(Invocation invocation) {
    Call.current().countRequest();
    faults.pass("submit");
    return new InvocationId("i" + faults.calls("submit"));
  }
}
