package io.cloudhal.aws;

import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.spi.Backoff;
import io.cloudhal.spi.Call;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;

/** Makes and removes queues by their physical names: those of queues and of subscriptions. */
final class SqsQueueMaker {

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
    directory.find(name).ifPresent(this::remove);
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
