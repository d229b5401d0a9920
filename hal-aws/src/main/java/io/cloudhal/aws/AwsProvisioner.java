package io.cloudhal.aws;

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
import io.cloudhal.memory.StoreName;
import io.cloudhal.spi.ClaimChecks;
import io.cloudhal.spi.TimeSource;
import io.cloudhal.storage.BucketName;
import java.time.Duration;
import java.util.Optional;

/** Has those who know the resources of a service make and remove them. */
final class AwsProvisioner implements Provisioner {

  private final AwsConfig config;
  private final AwsClients clients;
  private final Optional<ClaimChecks> claims;
  private final S3Buckets buckets;
  private final DynamoTables tables;
  private final SqsQueues queues;
  private final SnsTopics topics;
  private final SnsSubscriptions subscriptions;
  private final KinesisStreams streams;

  /**
   * Creates the provisioner.
   *
   * @param claims what keeps bodies that are too large for messages
   */
  AwsProvisioner(AwsConfig config, AwsClients clients, Optional<ClaimChecks> claims) {
    this.config = config;
    this.clients = clients;
    this.claims = claims;
    this.buckets = new S3Buckets(config, clients);
    this.tables = new DynamoTables(config, clients);
    this.queues = new SqsQueues(config, clients);
    this.topics = new SnsTopics(config, clients);
    this.subscriptions = new SnsSubscriptions(config, clients);
    this.streams = new KinesisStreams(config, clients);
  }

  @Override
  public void ensureBucket(BucketName name) {
    buckets.ensure(name);
  }

  @Override
  public void removeBucket(BucketName name) {
    buckets.remove(name);
  }

  @Override
  public void ensureStore(StoreName name) {
    tables.ensure(name);
  }

  @Override
  public void removeStore(StoreName name) {
    tables.remove(name);
  }

  @Override
  public void ensureQueue(QueueSpec spec) {
    queues.ensure(spec);
  }

  @Override
  public void removeQueue(QueueName name) {
    queues.remove(name);
  }

  @Override
  public void ensureTopic(TopicSpec spec) {
    topics.ensure(spec);
  }

  @Override
  public void removeTopic(TopicName name) {
    topics.remove(name);
  }

  @Override
  public void ensureSubscription(SubscriptionSpec spec) {
    subscriptions.ensure(spec);
  }

  @Override
  public void removeSubscription(SubscriptionName name) {
    subscriptions.remove(name);
  }

  @Override
  public void ensureStream(StreamSpec spec) {
    streams.ensure(spec);
  }

  @Override
  public void removeStream(StreamName name) {
    streams.remove(name);
  }

  /** Expired entries are removed by DynamoDB. The uploads have what the bodies leave. */
  @Override
  public Swept sweep(Duration budget) {
    TimeSource time = TimeSource.system();
    long end = System.nanoTime() + budget.toNanos();
    Swept bodies = claims.map(each -> each.sweep(budget)).orElse(new Swept(0, 0, 0, true));
    Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    Swept uploads = new S3Sweep(config, clients, time, left).run();
    return new Swept(
        0, bodies.bodies(), uploads.uploads(), bodies.finished() && uploads.finished());
  }
}
