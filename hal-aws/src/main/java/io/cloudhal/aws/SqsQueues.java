package io.cloudhal.aws;

import io.cloudhal.bus.QueueName;
import io.cloudhal.computer.DeadLetters;
import io.cloudhal.computer.QueueSpec;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.spi.Call;
import java.util.Optional;

/** Creates and removes queues. */
final class SqsQueues {

  private final BusNames names;
  private final SqsDirectory directory;
  private final SqsQueueMaker maker;

  SqsQueues(AwsConfig config, AwsClients clients) {
    this.names = new BusNames(config);
    this.directory = new SqsDirectory(clients);
    this.maker = new SqsQueueMaker(clients, directory);
  }

  void ensure(QueueSpec spec) {
    if (spec.deadLetters().map(DeadLetters::queue).filter(spec.name()::equals).isPresent()) {
      throw new InvalidRequestException(
          Call.current().context(),
          "queue " + spec.name() + " cannot be its own dead-letter queue");
    }
    Optional<SqsRedrive> redrive = redrive(spec.deadLetters(), spec.ordered());
    maker.ensure(names.of(spec.name()), spec.ordered(), SqsSpec.of(redrive, Optional.empty()));
  }

  void remove(QueueName name) {
    maker.remove(names.of(name));
  }

  /**
   * Returns the vendor's form of where dead letters go.
   *
   * @param ordered whether they come from an ordered queue
   * @throws NotFoundException if there is no such queue
   * @throws InvalidRequestException if it is of another order
   */
  Optional<SqsRedrive> redrive(Optional<DeadLetters> deadLetters, boolean ordered) {
    return deadLetters.map(
        dead -> new SqsRedrive(arn(dead.queue(), ordered), dead.maxDeliveries()));
  }

  private String arn(QueueName name, boolean ordered) {
    BusAddress found =
        directory
            .find(names.of(name))
            .orElseThrow(
                () ->
                    new NotFoundException(
                        Call.current().context(), "dead-letter queue " + name + " does not exist"));
    if (found.ordered() != ordered) {
      throw new InvalidRequestException(
          Call.current().context(),
          "dead-letter queue " + name + " is " + (ordered ? "not ordered" : "ordered"));
    }
    return directory.arn(found);
  }
}
