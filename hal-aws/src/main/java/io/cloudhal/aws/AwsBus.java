package io.cloudhal.aws;

import io.cloudhal.ProviderId;
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
import io.cloudhal.spi.ClaimChecks;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The bus: queues of SQS, topics of SNS with a queue a subscription, streams of Kinesis. */
final class AwsBus implements Bus {

  private final AwsConfig config;
  private final AwsClients clients;
  private final Optional<ClaimChecks> claims;
  private final BusNames names;
  private final SqsAccess queues;
  private final BusAddresses topics;
  private final Map<StreamName, EventStream> streams = new ConcurrentHashMap<>();

  /**
   * Creates the device.
   *
   * @param claims where bodies go that are too large for a message
   */
  AwsBus(AwsConfig config, AwsClients clients, Optional<ClaimChecks> claims) {
    this.config = config;
    this.clients = clients;
    this.claims = claims;
    this.names = new BusNames(config);
    SqsDirectory directory = new SqsDirectory(clients);
    this.queues =
        new SqsAccess(
            clients,
            directory,
            new BusAddresses(directory::find),
            new MessageTexts(AwsBusLimits.QUEUE_BYTES, claims),
            new SqsPolls(clients.threads()));
    this.topics = new BusAddresses(new SnsDirectory(clients)::find);
  }

  @Override
  public ProviderId provider() {
    return new ProviderId("aws");
  }

  @Override
  public BusCapabilities capabilities() {
    return new AwsBusLimits(claims.isPresent());
  }

  @Override
  public Queue queue(QueueName name) {
    String physical = names.of(name);
    return new SqsQueue(
        name,
        physical,
        queues,
        new AwsSink(
            physical,
            queues.addresses(),
            new MessageRules(true),
            queues.texts(),
            new SqsPoster(clients),
            clients.threads()));
  }

  @Override
  public Topic topic(TopicName name) {
    return new SnsTopic(
        name,
        new AwsSink(
            names.of(name),
            topics,
            new MessageRules(false),
            new MessageTexts(AwsBusLimits.TOPIC_BYTES, claims),
            new SnsPoster(clients),
            clients.threads()));
  }

  @Override
  public Subscription subscription(SubscriptionName name) {
    return new SqsSubscription(name, names.of(name), queues);
  }

  /** A stream remembers places in its shards, so there is one handle for all. */
  @Override
  public EventStream stream(StreamName name) {
    return streams.computeIfAbsent(name, any -> new KinesisStream(config, clients, any, claims));
  }

  /** The clients belong to the computer. */
  @Override
  public void close() {}
}
