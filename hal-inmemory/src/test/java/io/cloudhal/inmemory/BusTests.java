package io.cloudhal.inmemory;

import io.cloudhal.Bytes;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageSource;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.QueueSpec;
import io.cloudhal.observe.OperationObserver;
import io.cloudhal.spi.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** What tests of the bus have in common. */
final class BusTests {

  /** The shortest lease, and no wait. */
  static final ReceiveOptions AT_ONCE =
      ReceiveOptions.defaults().withMaxWait(Duration.ZERO).withLease(ReceiveOptions.MIN_LEASE);

  private BusTests() {}

  static CloudComputer onHeap(TimeSource time) {
    return computer(InMemoryConfig.defaults().withTime(time));
  }

  static CloudComputer in(Path directory, TimeSource time) {
    return computer(InMemoryConfig.defaults().withTime(time).withDirectory(directory));
  }

  private static CloudComputer computer(InMemoryConfig config) {
    return InMemoryDrivers.of(config).computer(OperationObserver.none());
  }

  /** Returns a queue, which is made if it is not there. */
  static Queue queue(CloudComputer computer, String name, UnaryOperator<QueueSpec> spec) {
    computer.provisioner().ensureQueue(spec.apply(QueueSpec.of(new QueueName(name))));
    return computer.bus().queue(new QueueName(name));
  }

  static Queue queue(CloudComputer computer, String name) {
    return queue(computer, name, spec -> spec);
  }

  static Message message(String body) {
    return Message.of(Bytes.utf8(body));
  }

  /** Receives the only message that there is. */
  static Delivery receive(MessageSource source) {
    List<Delivery> received = source.receive(AT_ONCE);
    if (received.size() != 1) {
      throw new AssertionError("one message expected, not " + received);
    }
    return received.get(0);
  }

  /** Returns the bodies of what can be received. */
  static List<String> bodies(MessageSource source) {
    return source.receive(AT_ONCE.withMax(100)).stream()
        .map(each -> each.message().body().toUtf8())
        .toList();
  }
}
