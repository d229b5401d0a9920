package io.cloudhal.inmemory.mutants;

import io.cloudhal.inmemory.Mutant;
import io.cloudhal.observe.Cost;
import io.cloudhal.observe.Observation;

/** Computers that are wrong in what they tell their observers. */
final class ObservationMutants {

  private ObservationMutants() {}

  /** A call that throws never ends. */
  @Fails({"observation.bus.7", "observation.end.3", "observation.end.4", "observation.end.5"})
  static final class FailureIsNotTold extends Mutant {
    @Override
    protected Observation observation(Observation observation) {
      return new ForwardingObservation(observation) {
        @Override
        public void failed(Throwable error, Cost cost) {}
      };
    }
  }

  /** A failure is told as a success. */
  @Fails({"observation.end.3", "observation.end.4", "observation.end.5"})
  static final class FailureIsASuccess extends Mutant {
    @Override
    protected Observation observation(Observation observation) {
      return new ForwardingObservation(observation) {
        @Override
        public void failed(Throwable error, Cost cost) {
          right.succeeded(cost);
        }
      };
    }
  }

  /** A call ends again. */
  @Fails(
      value = {
        "observation.alu.1",
        "observation.alu.2",
        "observation.alu.3",
        "observation.bus.1",
        "observation.bus.2",
        "observation.bus.3",
        "observation.bus.4",
        "observation.bus.5",
        "observation.bus.6",
        "observation.bus.7",
        "observation.end.1",
        "observation.end.2",
        "observation.end.7",
        "observation.memory.1",
        "observation.memory.2",
        "observation.memory.3",
        "observation.memory.4",
        "observation.memory.5",
        "observation.provisioner.1",
        "observation.provisioner.2",
        "observation.provisioner.3",
        "observation.storage.1",
        "observation.storage.2",
        "observation.storage.3",
        "observation.storage.4",
        "observation.storage.5",
        "observation.storage.6",
        "observation.storage.7",
        "observation.storage.8",
        "observation.storage.9",
        "observation.tags.2"
      },
      sometimes = "bus.consume.7")
  static final class SuccessIsToldTwice extends Mutant {
    @Override
    protected Observation observation(Observation observation) {
      return new ForwardingObservation(observation) {
        @Override
        public void succeeded(Cost cost) {
          right.succeeded(cost);
          right.succeeded(cost);
        }
      };
    }
  }

  /** No call costs a request. */
  @Fails({
    "alu.budget.1",
    "alu.budget.2",
    "alu.budget.3",
    "alu.budget.4",
    "bus.budget.1",
    "bus.budget.2",
    "bus.budget.3",
    "bus.budget.4",
    "bus.budget.5",
    "bus.budget.6",
    "bus.budget.7",
    "bus.budget.8",
    "bus.budget.9",
    "memory.budget.1",
    "memory.budget.2",
    "memory.budget.3",
    "memory.budget.4",
    "memory.budget.5",
    "memory.budget.6",
    "memory.budget.7",
    "memory.budget.8",
    "memory.budget.9",
    "observation.alu.1",
    "observation.bus.1",
    "observation.bus.2",
    "observation.bus.3",
    "observation.memory.1",
    "observation.memory.5",
    "observation.storage.1",
    "storage.budget.1",
    "storage.budget.2",
    "storage.budget.3",
    "storage.budget.4",
    "storage.budget.5",
    "storage.budget.6",
    "storage.budget.7"
  })
  static final class RequestsAreNotCounted extends Mutant {
    @Override
    protected Observation observation(Observation observation) {
      return new ForwardingObservation(observation) {
        @Override
        public void succeeded(Cost cost) {
          right.succeeded(new Cost(0, cost.bytesSent(), cost.bytesReceived(), cost.skippedKeys()));
        }
      };
    }
  }

  /** What is sent counts as received, and the other way round. */
  @Fails({
    "observation.alu.3",
    "observation.bus.4",
    "observation.bus.5",
    "observation.bus.6",
    "observation.memory.2",
    "observation.memory.3",
    "observation.memory.4",
    "observation.memory.5",
    "observation.storage.3",
    "observation.storage.4",
    "observation.storage.6",
    "observation.storage.8"
  })
  static final class BytesAreConfused extends Mutant {
    @Override
    protected Observation observation(Observation observation) {
      return new ForwardingObservation(observation) {
        @Override
        public void succeeded(Cost cost) {
          long sent = cost.bytesReceived();
          long received = cost.bytesSent();
          right.succeeded(new Cost(cost.requests(), sent, received, cost.skippedKeys()));
        }
      };
    }
  }
}
