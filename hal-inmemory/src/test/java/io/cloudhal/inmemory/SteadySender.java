package io.cloudhal.inmemory;

import static io.cloudhal.inmemory.BusTests.AT_ONCE;
import static io.cloudhal.inmemory.BusTests.message;

import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.SubscriptionName;
import io.cloudhal.bus.Topic;
import io.cloudhal.bus.TopicName;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.computer.QueueSpec;
import io.cloudhal.computer.SubscriptionSpec;
import io.cloudhal.computer.TopicSpec;
import io.cloudhal.spi.TimeSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends messages to a queue and a topic in a directory, with several threads, acknowledges some of
 * those in the queue, and prints what it does: a step, and the body of a message.
 */
final class SteadySender implements Runnable {

  static final QueueName QUEUE = new QueueName("orders");
  static final TopicName TOPIC = new TopicName("news");
  static final SubscriptionName ONE = new SubscriptionName("one");
  static final SubscriptionName OTHER = new SubscriptionName("other");

  private static final int THREADS = 3;

  /** What was done with a message. */
  enum Step {
    SENT,
    PUBLISHED,
    ACKNOWLEDGING,
    ACKNOWLEDGED
  }

  private final Queue queue;
  private final Topic topic;
  private final String name;

  private SteadySender(CloudComputer computer, int thread) {
    this.queue = computer.bus().queue(QUEUE);
    this.topic = computer.bus().topic(TOPIC);
    this.name = ProcessHandle.current().pid() + "." + thread + ".";
  }

  /** Sends until it is killed. */
  public static void main(String[] args) throws InterruptedException {
    try (CloudComputer computer = BusTests.in(Path.of(args[0]), TimeSource.system())) {
      Provisioner provisioner = computer.provisioner();
      provisioner.ensureQueue(QueueSpec.of(QUEUE));
      provisioner.ensureTopic(TopicSpec.of(TOPIC));
      provisioner.ensureSubscription(SubscriptionSpec.of(ONE, TOPIC));
      provisioner.ensureSubscription(SubscriptionSpec.of(OTHER, TOPIC));
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        threads.add(new Thread(new SteadySender(computer, i)));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  @Override
  public void run() {
    for (int i = 0; ; i++) {
      String body = name + i + "-".repeat(i * 739 % 9000);
      queue.send(message(body));
      print(Step.SENT, body);
      topic.send(message(body));
      print(Step.PUBLISHED, body);
      List<Delivery> received = queue.receive(AT_ONCE.withMax(1));
      if (i % 3 != 0) {
        received.forEach(this::acknowledge);
      }
    }
  }

  private void acknowledge(Delivery delivery) {
    String body = delivery.message().body().toUtf8();
    print(Step.ACKNOWLEDGING, body);
    queue.acknowledge(List.of(delivery));
    print(Step.ACKNOWLEDGED, body);
  }

  private static void print(Step step, String body) {
    System.out.println(step + " " + body);
  }
}
