package io.cloudhal.benchmarks;

import io.cloudhal.Bytes;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.CloudComputers;
import io.cloudhal.computer.QueueSpec;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Sends, receives and acknowledges messages of 1 KiB on the volatile computer, on one thread: in an
 * empty queue, and beside a million messages that wait or are leased.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class QueueBenchmark {

  private static final int BATCH = 10;
  private static final int MANY = 1_000_000;
  private static final int AT_ONCE = 100;

  /** Who is measured, and beside what. */
  @Param({"hal", "hal-million-waiting", "hal-million-leased"})
  public String subject = "hal";

  private final Message message = Message.of(Bytes.wrap(new byte[1024]));
  private final List<Message> batch = Collections.nCopies(BATCH, message);
  private final ReceiveOptions options = ReceiveOptions.defaults().withMaxWait(Duration.ZERO);
  private final CloudComputer computer = CloudComputers.open(URI.create("inmemory://volatile"));
  private final Queue queue = computer.bus().queue(new QueueName("benchmark"));

  /** Makes the queue, with what it has beside the messages that are measured. */
  @Setup(Level.Trial)
  public void provision() {
    computer.provisioner().ensureQueue(QueueSpec.of(queue.name()));
    if (!subject.equals("hal")) {
      fill();
    }
  }

  private void fill() {
    ReceiveOptions held = options.withMax(AT_ONCE).withLease(ReceiveOptions.MAX_LEASE);
    for (int i = 0; i < MANY; i += AT_ONCE) {
      Object _ = queue.sendAll(Collections.nCopies(AT_ONCE, message));
      if (subject.equals("hal-million-leased")) {
        Object _ = queue.receive(held);
      }
    }
  }

  /** Closes the computer. */
  @TearDown(Level.Trial)
  public void close() {
    computer.close();
  }

  /** Handles one message by itself. */
  @Benchmark
  public Object single() {
    Object _ = queue.send(message);
    return acknowledged(queue.receive(options));
  }

  /** Handles ten messages by three calls. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public Object tens() {
    Object _ = queue.sendAll(batch);
    return acknowledged(queue.receive(options));
  }

  private Object acknowledged(List<Delivery> deliveries) {
    return queue.acknowledge(deliveries);
  }
}
