package io.cloudhal.spi;

import io.cloudhal.ProviderId;
import io.cloudhal.alu.Alu;
import io.cloudhal.alu.AluCapabilities;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.bus.Bus;
import io.cloudhal.bus.BusCapabilities;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.SubscriptionName;
import io.cloudhal.bus.Topic;
import io.cloudhal.bus.TopicName;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.Memory;
import io.cloudhal.memory.MemoryCapabilities;
import io.cloudhal.memory.StoreName;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.Storage;
import io.cloudhal.storage.StorageCapabilities;
import java.util.concurrent.atomic.AtomicInteger;

/** The smallest provider: one resource of each kind, whatever its name. */
final class TinyDrivers implements Drivers {

  static final ProviderId TINY = new ProviderId("tiny");

  final TinyStore store;
  final TinyQueue queue;
  final TinyStream stream;
  final TinyBucket bucket = new TinyBucket();
  final TinyFunction function = new TinyFunction();
  final TinyProvisioner provisioner = new TinyProvisioner();
  final AtomicInteger closed = new AtomicInteger();

  TinyDrivers(TimeSource time) {
    this.store = new TinyStore(time);
    this.queue = new TinyQueue(time);
    this.stream = new TinyStream(time, "s0");
  }

  @Override
  public ProviderId provider() {
    return TINY;
  }

  @Override
  public Memory memory() {
    return new Memory() {
      @Override
      public ProviderId provider() {
        return TINY;
      }

      @Override
      public MemoryCapabilities capabilities() {
        return TinyLimits.MEMORY;
      }

      @Override
      public KeyValueStore store(StoreName name) {
        return store;
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }

  @Override
  public Bus bus() {
    return new Bus() {
      @Override
      public ProviderId provider() {
        return TINY;
      }

      @Override
      public BusCapabilities capabilities() {
        return TinyLimits.BUS;
      }

      @Override
      public Queue queue(QueueName name) {
        return queue;
      }

      @Override
      public Topic topic(TopicName name) {
        throw new UnsupportedOperationException("a queue has the same sink");
      }

      @Override
      public Subscription subscription(SubscriptionName name) {
        throw new UnsupportedOperationException("a queue has the same source");
      }

      @Override
      public EventStream stream(StreamName name) {
        return stream;
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }

  @Override
  public Alu alu() {
    return new Alu() {
      @Override
      public ProviderId provider() {
        return TINY;
      }

      @Override
      public AluCapabilities capabilities() {
        return TinyLimits.ALU;
      }

      @Override
      public RemoteFunction function(FunctionName name) {
        return function;
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }

  @Override
  public Storage storage() {
    return new Storage() {
      @Override
      public ProviderId provider() {
        return TINY;
      }

      @Override
      public StorageCapabilities capabilities() {
        return TinyLimits.STORAGE;
      }

      @Override
      public Bucket bucket(BucketName name) {
        return bucket;
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }

  @Override
  public Provisioner provisioner() {
    return provisioner;
  }

  @Override
  public void close() {
    closed.incrementAndGet();
  }
}
