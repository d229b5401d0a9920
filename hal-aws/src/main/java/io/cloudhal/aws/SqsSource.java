package io.cloudhal.aws;

import io.cloudhal.bus.AckResult;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.LeaseLostException;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.spi.Call;
import io.cloudhal.spi.SourceDriver;
import io.cloudhal.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;

/** The receiving side of a queue or subscription, which is a queue, too. */
abstract class SqsSource implements SourceDriver {

  private final String queue;
  private final SqsAccess access;

  /**
   * Creates a source.
   *
   * @param queue the physical name of the queue
   */
  SqsSource(String queue, SqsAccess access) {
    this.queue = queue;
    this.access = access;
  }

  @Override
  public List<Delivery> receive(ReceiveOptions options) {
    return access
        .addresses()
        .with(queue, address -> new SqsReceive(access, queue, address, options).run());
  }

  @Override
  public List<AckResult> acknowledge(List<Delivery> deliveries) {
    List<SqsLease> leases = deliveries.stream().map(each -> own(each).lease()).toList();
    return access
        .addresses()
        .with(queue, address -> new SqsAcknowledge(access.clients(), address, leases).run());
  }

  @Override
  public void release(Delivery delivery, Duration delay) {
    SqsDelivery own = own(delivery);
    hide(own, delay);
    own.lease().endAt(Instant.MIN);
  }

  @Override
  public Delivery extend(Delivery delivery, Duration lease) {
    SqsDelivery own = own(delivery);
    Instant end = TimeSource.system().now().plus(lease);
    if (!own.lease().mayEnd(end)) {
      throw new LimitExceededException(
          Call.current().context(),
          "a message must be leased for at most " + AwsBusLimits.LONGEST_LEASE + " in all");
    }
    hide(own, lease);
    own.lease().endAt(end);
    return own.extended();
  }

  /** All but the receipt handle is valid, so that an invalid request is one whose lease is lost. */
  private void hide(SqsDelivery delivery, Duration duration) {
    if (delivery.lease().isOver(TimeSource.system().now())) {
      throw leaseLost(delivery, null);
    }
    try {
      access
          .addresses()
          .with(
              queue,
              address -> {
                ChangeMessageVisibilityRequest request =
                    ChangeMessageVisibilityRequest.builder()
                        .queueUrl(address.location())
                        .receiptHandle(delivery.lease().receiptHandle())
                        .visibilityTimeout(OutgoingMessage.seconds(duration))
                        .overrideConfiguration(AwsClients.deadline())
                        .build();
                return AwsClients.write(
                    () -> access.clients().sqs().changeMessageVisibility(request));
              });
    } catch (InvalidRequestException e) {
      throw leaseLost(delivery, e);
    }
  }

  @Override
  public OptionalLong backlog() {
    return access
        .addresses()
        .with(queue, address -> OptionalLong.of(access.directory().waiting(address)));
  }

  private SqsDelivery own(Delivery delivery) {
    if (delivery instanceof SqsDelivery own && own.lease().queue().equals(queue)) {
      return own;
    }
    throw new InvalidRequestException(
        Call.current().context(), "the delivery was not received from " + queue);
  }

  private static LeaseLostException leaseLost(Delivery delivery, @Nullable Exception cause) {
    return new LeaseLostException(
        Call.current().context(), "the lease on message " + delivery.id() + " has ended", cause);
  }
}
