package io.cloudhal.spi;

import io.cloudhal.bus.Bus;
import io.cloudhal.bus.BusFeature;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.SubscriptionName;
import io.cloudhal.bus.TopicName;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.computer.QueueSpec;
import io.cloudhal.computer.StreamSpec;
import io.cloudhal.computer.SubscriptionSpec;
import io.cloudhal.computer.Swept;
import io.cloudhal.computer.TopicSpec;
import io.cloudhal.internal.Checks;
import io.cloudhal.memory.StoreName;
import io.cloudhal.storage.BucketName;
import java.time.Duration;
import java.util.function.Supplier;

/** Adds to the provisioner of a driver what all share. */
final class GuardedProvisioner implements Provisioner {

  private static final Duration SHORTEST_DEADLINE = Duration.ofMinutes(3);
  private static final Duration MAX_BUDGET = Duration.ofHours(1);

  private final Provisioner driver;
  private final Supplier<Bus> bus;
  private final Guard guard;
  private final Duration timeout;

  GuardedProvisioner(Provisioner driver, Supplier<Bus> bus, Guard guard) {
    this.driver = driver;
    this.bus = bus;
    this.guard = guard;
    this.timeout =
        guard.deadline().compareTo(SHORTEST_DEADLINE) < 0 ? SHORTEST_DEADLINE : guard.deadline();
  }

  @Override
  public void ensureBucket(BucketName name) {
    run("ensureBucket", name.value(), () -> driver.ensureBucket(name));
  }

  @Override
  public void removeBucket(BucketName name) {
    run("removeBucket", name.value(), () -> driver.removeBucket(name));
  }

  @Override
  public void ensureStore(StoreName name) {
    run("ensureStore", name.value(), () -> driver.ensureStore(name));
  }

  @Override
  public void removeStore(StoreName name) {
    run("removeStore", name.value(), () -> driver.removeStore(name));
  }

  @Override
  public void ensureQueue(QueueSpec spec) {
    run(
        "ensureQueue",
        spec.name().value(),
        () -> {
          requireOrdering(spec.ordered());
          spec.deadLetters()
              .filter(dead -> dead.queue().equals(spec.name()))
              .ifPresent(
                  dead -> {
                    throw Guard.invalid("a queue must not be its own dead-letter queue");
                  });
          driver.ensureQueue(spec);
        });
  }

  @Override
  public void removeQueue(QueueName name) {
    run("removeQueue", name.value(), () -> driver.removeQueue(name));
  }

  @Override
  public void ensureTopic(TopicSpec spec) {
    run(
        "ensureTopic",
        spec.name().value(),
        () -> {
          requireOrdering(spec.ordered());
          driver.ensureTopic(spec);
        });
  }

  @Override
  public void removeTopic(TopicName name) {
    run("removeTopic", name.value(), () -> driver.removeTopic(name));
  }

  @Override
  public void ensureSubscription(SubscriptionSpec spec) {
    run("ensureSubscription", spec.name().value(), () -> driver.ensureSubscription(spec));
  }

  @Override
  public void removeSubscription(SubscriptionName name) {
    run("removeSubscription", name.value(), () -> driver.removeSubscription(name));
  }

  @Override
  public void ensureStream(StreamSpec spec) {
    run("ensureStream", spec.name().value(), () -> driver.ensureStream(spec));
  }

  @Override
  public void removeStream(StreamName name) {
    run("removeStream", name.value(), () -> driver.removeStream(name));
  }

  @Override
  public Swept sweep(Duration budget) {
    Checks.range("budget", budget, Duration.ofSeconds(1), MAX_BUDGET);
    return guard.call(
        guard.operation("provisioner.sweep", "computer"),
        budget.plus(timeout),
        () -> driver.sweep(budget));
  }

  private void requireOrdering(boolean ordered) {
    if (ordered && !bus.get().capabilities().features().contains(BusFeature.ORDERING)) {
      throw Guard.unsupported(BusFeature.ORDERING);
    }
  }

  private void run(String method, String resource, Runnable work) {
    guard.call(
        guard.operation("provisioner." + method, resource),
        timeout,
        () -> {
          work.run();
          return null;
        });
  }
}
