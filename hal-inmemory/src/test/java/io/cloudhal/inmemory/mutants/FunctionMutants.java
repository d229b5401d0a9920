package io.cloudhal.inmemory.mutants;

import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.InvocationOutcome;
import io.cloudhal.alu.InvocationResult;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.error.UncategorizedException;
import io.cloudhal.inmemory.Mutant;
import io.cloudhal.spi.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** ALUs that are wrong. */
final class FunctionMutants {

  private FunctionMutants() {}

  /** An invocation is repeated, as if there had been no answer. */
  @Fails({
    "alu.budget.1",
    "alu.budget.3",
    "alu.context.5",
    "alu.fault.4",
    "alu.invoke.8",
    "alu.invokeall.4"
  })
  static final class InvokeCallsTwice extends Mutant {
    @Override
    protected RemoteFunction function(RemoteFunction function) {
      return new ForwardingFunction(function) {
        @Override
        public InvocationResult invoke(Invocation invocation) {
          right.invoke(invocation);
          return right.invoke(invocation);
        }
      };
    }
  }

  /** The exception of a handler is one of the call. */
  @Fails({
    "alu.fault.1",
    "alu.fault.2",
    "alu.fault.3",
    "alu.fault.4",
    "alu.fault.5",
    "alu.invokeall.4",
    "observation.end.2"
  })
  static final class FaultsAreThrown extends Mutant {
    @Override
    protected RemoteFunction function(RemoteFunction function) {
      return new ForwardingFunction(function) {
        @Override
        public InvocationResult invoke(Invocation invocation) {
          InvocationResult result = right.invoke(invocation);
          if (result instanceof InvocationResult.Faulted faulted) {
            throw new UncategorizedException(Call.current().context(), faulted.toString());
          }
          return result;
        }
      };
    }
  }

  /** The outcomes of many invocations come in another order. */
  @Fails({"alu.invokeall.1", "alu.invokeall.4", "alu.invokeall.5"})
  static final class OutcomesAreReversed extends Mutant {
    OutcomesAreReversed() {
      super(Level.CALLER);
    }

    @Override
    protected RemoteFunction function(RemoteFunction function) {
      return new ForwardingFunction(function) {
        @Override
        public List<InvocationOutcome> invokeAll(List<Invocation> invocations, int concurrency) {
          List<InvocationOutcome> outcomes =
              new ArrayList<>(right.invokeAll(invocations, concurrency));
          Collections.reverse(outcomes);
          return outcomes;
        }
      };
    }
  }

  /** Of many invocations one is made at a time. */
  @Fails({"alu.invokeall.3", "alu.invokeall.8", "observation.end.6"})
  static final class InvocationsQueueUp extends Mutant {
    InvocationsQueueUp() {
      super(Level.CALLER);
    }

    @Override
    protected RemoteFunction function(RemoteFunction function) {
      return new ForwardingFunction(function) {
        @Override
        public List<InvocationOutcome> invokeAll(List<Invocation> invocations, int concurrency) {
          return right.invokeAll(invocations, 1);
        }
      };
    }
  }

  /** The handler is not told the idempotency key. */
  @Fails("alu.context.3")
  static final class IdempotencyKeyIsLost extends Mutant {
    @Override
    protected RemoteFunction function(RemoteFunction function) {
      return new ForwardingFunction(function) {
        @Override
        public InvocationResult invoke(Invocation invocation) {
          return right.invoke(Invocation.of(invocation.input()).withTimeout(invocation.timeout()));
        }
      };
    }
  }
}
