package io.cloudhal.aws;

import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.spi.Backoff;
import io.cloudhal.spi.Call;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;

/** Makes and removes queues by their physical names: those of queues and of subscriptions. */
final class SqsQueueMaker {

  /** After this, the vendor's servers agree that a queue has come or gone. */
  // Source: DeleteQueue (Amazon SQS API reference), read 2026-11-24.
  private static final Duration LONGEST_CHANGE = Duration.ofSeconds(60);

  private final AwsClients clients;
  private final SqsDirectory directory;

  SqsQueueMaker(AwsClients clients, SqsDirectory directory) {
    this.clients = clients;
    this.directory = directory;
  }

  /**
   * Ensures that there is such a queue.
   *
   * @throws InvalidRequestException if there is another one with this name
   */
  void ensure(String name, boolean ordered, SqsSpec spec) {
    if (directory.find(name, !ordered).isPresent()) {
      throw anotherOne(name);
    }
    Optional<BusAddress> found = directory.find(name, ordered);
    if (found.isEmpty()) {
      create(BusAddress.nameOf(name, ordered), spec, ordered);
      await(() -> directory.find(name, ordered).isPresent());
    } else if (!SqsSpec.of(directory, found.get()).equals(spec)) {
      throw anotherOne(name);
    }
  }

  private static InvalidRequestException anotherOne(String name) {
    return new InvalidRequestException(
        Call.current().context(), "queue " + name + " is there with another specification");
  }

  /** A name is not free for a minute after a queue was removed. */
  private void create(String vendorName, SqsSpec spec, boolean ordered) {
    CreateQueueRequest request =
        CreateQueueRequest.builder()
            .queueName(vendorName)
            .attributes(spec.attributes(vendorName, ordered))
            .build();
    Backoff backoff = new Backoff();
    while (!isCreated(request, backoff)) {
      Call.current().check(false);
    }
  }

  private boolean isCreated(CreateQueueRequest request, Backoff backoff) {
    CreateQueueRequest inTime =
        request.toBuilder().overrideConfiguration(AwsClients.deadline()).build();
    try {
      AwsClients.write(() -> clients.sqs().createQueue(inTime));
      return true;
    } catch (UnavailableException e) {
      if (!Call.current().pause(backoff.next(), e.mayHaveTakenEffect())) {
        throw e;
      }
      return false;
    }
  }

  /** Removes the queue with this name, of either kind, if there is one. */
  void remove(String name) {
    directory
        .find(name)
        .ifPresent(
            address -> {
              remove(address);
              await(() -> directory.find(name, address.ordered()).isEmpty());
            });
  }

  /** Waits for what the vendor has accepted; it may be made undone by others meanwhile. */
  private static void await(BooleanSupplier done) {
    Backoff backoff = new Backoff();
    long end = System.nanoTime() + LONGEST_CHANGE.toNanos();
    while (!done.getAsBoolean() && System.nanoTime() - end < 0) {
      Call.current().check(true);
      boolean unused = Call.current().pause(backoff.next(), true);
    }
  }

  private void remove(BusAddress address) {
    DeleteQueueRequest request =
        DeleteQueueRequest.builder()
            .queueUrl(address.location())
            .overrideConfiguration(AwsClients.deadline())
            .build();
    try {
      AwsClients.write(() -> clients.sqs().deleteQueue(request));
    } catch (NotFoundException e) {
      // somebody else has removed it
    }
  }
}
