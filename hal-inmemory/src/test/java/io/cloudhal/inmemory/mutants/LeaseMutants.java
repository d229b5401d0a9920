package io.cloudhal.inmemory.mutants;

import io.cloudhal.bus.ConsumeOptions;
import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.MessageHandler;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.inmemory.Mutant;
import java.time.Duration;
import java.util.List;

/** Buses that are wrong in leases. */
final class LeaseMutants {

  private LeaseMutants() {}

  /** A consumed message is acknowledged before it is handled. */
  @Fails(
      value = {
        "bus.consume.5",
        "bus.consume.6",
        "bus.consume.7",
        "bus.consumption.5",
        "bus.consumption.6"
      },
      sometimes = "bus.consume.10")
  static final class HandlersAcknowledgeFirst extends Mutant {
    HandlersAcknowledgeFirst() {
      super(Level.CALLER);
    }

    @Override
    protected Queue queue(Queue queue) {
      return new ForwardingQueue(queue) {
        @Override
        public Consumption consume(MessageHandler handler, ConsumeOptions options) {
          return right.consume(
              delivery -> {
                right.acknowledge(List.of(delivery));
                handler.handle(delivery);
              },
              options);
        }
      };
    }
  }

  /** Every lease is one of ten minutes, whatever was asked for. */
  @Fails(
      value = {
        "bus.acknowledge.2",
        "bus.acknowledge.5",
        "bus.acknowledge.6",
        "bus.backlog.4",
        "bus.deadletters.2",
        "bus.extend.6",
        "bus.extend.7",
        "bus.lease.2",
        "bus.lease.3",
        "bus.lease.4",
        "bus.lease.5",
        "bus.lease.6",
        "bus.ordering.6",
        "bus.release.5",
        "errors.kind.5"
      },
      sometimes = "bus.consume.7")
  static final class LeasesAreAllTheSame extends Mutant {
    @Override
    protected Queue queue(Queue queue) {
      return new ForwardingQueue(queue) {
        @Override
        public List<Delivery> receive(ReceiveOptions options) {
          return right.receive(options.withLease(ReceiveOptions.MAX_LEASE));
        }
      };
    }
  }

  /** A lease is told to be extended, and is not. */
  @Fails(
      value = {
        "bus.budget.6",
        "bus.extend.1",
        "bus.extend.3",
        "bus.extend.4",
        "bus.extend.6",
        "bus.extend.7",
        "bus.extend.8",
        "bus.missing.6",
        "errors.kind.5",
        "observation.bus.1"
      },
      sometimes = "bus.consume.7")
  static final class ExtensionsAreForgotten extends Mutant {
    @Override
    protected Queue queue(Queue queue) {
      return new ForwardingQueue(queue) {
        @Override
        public Delivery extend(Delivery delivery, Duration lease) {
          return delivery;
        }
      };
    }
  }

  /** A released message comes back at once. */
  @Fails(
      value = {"bus.ordering.5", "bus.release.2", "bus.release.3", "bus.release.6"},
      sometimes = "bus.consume.6")
  static final class ReleaseIgnoresItsDelay extends Mutant {
    @Override
    protected Queue queue(Queue queue) {
      return new ForwardingQueue(queue) {
        @Override
        public void release(Delivery delivery, Duration delay) {
          right.release(delivery, Duration.ZERO);
        }
      };
    }
  }

  /** No delivery tells that there was one before. */
  @Fails(
      value = {"bus.extend.2", "bus.lease.3"},
      sometimes = "bus.consume.5")
  static final class DeliveryCountStaysOne extends Mutant {
    @Override
    protected Queue queue(Queue queue) {
      return new RetoldQueue(queue) {
        @Override
        ForwardingDelivery retold(Delivery delivery) {
          return new ForwardingDelivery(delivery) {
            @Override
            public int deliveryCount() {
              return 1;
            }
          };
        }
      };
    }
  }
}
