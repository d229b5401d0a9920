package io.cloudhal.aws;

import io.cloudhal.spi.Call;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The SDK's clients, each made at its first use, over one HTTP client. They retry what is safe, as
 * the SDK's standard mode does; calls that must not be repeated use the clients of {@link
 * #withoutRetries}.
 */
final class AwsClients implements AutoCloseable {

  private final AwsConnections connections;
  private final Lazy<S3Client> s3;
  private final Lazy<S3Presigner> presigner;
  private final Lazy<DynamoDbClient> dynamoDb;
  private final Lazy<SqsClient> sqs;
  private final Lazy<SnsClient> sns;
  private final Lazy<KinesisClient> kinesis;
  private final Lazy<LambdaClient> lambda;
  private final Lazy<LambdaClient> waiting;
  private final Lazy<SqsClient> polling;
  private final @Nullable Lazy<AwsClients> unretried;

  AwsClients(AwsConfig config) {
    this(config, new AwsConnections(config), true);
  }

  private AwsClients(AwsConfig config, AwsConnections connections, boolean retrying) {
    AwsClientMaker maker = new AwsClientMaker(config, connections, retrying);
    this.connections = connections;
    this.s3 = new Lazy<>(maker::s3);
    this.presigner = new Lazy<>(maker::presigner);
    this.dynamoDb = new Lazy<>(maker::dynamoDb);
    this.sqs = new Lazy<>(maker::sqs);
    this.sns = new Lazy<>(maker::sns);
    this.kinesis = new Lazy<>(maker::kinesis);
    this.lambda = new Lazy<>(maker::lambda);
    this.waiting = new Lazy<>(maker::waiting);
    this.polling = new Lazy<>(maker::polling);
    this.unretried = retrying ? new Lazy<>(() -> new AwsClients(config, connections, false)) : null;
  }

  /** Returns clients over the same connections that send each request once. */
  AwsClients withoutRetries() {
    return unretried == null ? this : unretried.get();
  }

  S3Client s3() {
    return s3.get();
  }

  S3Presigner presigner() {
    return presigner.get();
  }

  DynamoDbClient dynamoDb() {
    return dynamoDb.get();
  }

  SqsClient sqs() {
    return sqs.get();
  }

  SnsClient sns() {
    return sns.get();
  }

  KinesisClient kinesis() {
    return kinesis.get();
  }

  LambdaClient lambda() {
    return lambda.get();
  }

  /** Returns a client of Lambda whose requests may wait as long as a function may run. */
  LambdaClient waiting() {
    return waiting.get();
  }

  /** Returns a client of SQS whose requests may wait, and keep no connection from the others. */
  SqsClient polling() {
    return polling.get();
  }

  /** Returns what ends waiting for a body with its call. */
  CallWatch watch() {
    return connections.watch();
  }

  /** Returns the threads for what a call does at the same time. */
  AwsThreads threads() {
    return connections.threads();
  }

  /** Returns the options by which a request ends at the deadline of the current call. */
  static AwsRequestOverrideConfiguration deadline() {
    Duration left = Call.current().remaining();
    return AwsRequestOverrideConfiguration.builder()
        .apiCallTimeout(left.isZero() ? Duration.ofMillis(1) : left)
        .build();
  }

  /** Runs a request that changes nothing; failures come in our form. */
  static <T> T read(Supplier<T> request) {
    return run(request, false);
  }

  /** Runs a request that may change something; failures come in our form. */
  static <T> T write(Supplier<T> request) {
    return run(request, true);
  }

  private static <T> T run(Supplier<T> request, boolean writes) {
    try {
      return request.get();
    } catch (SdkException e) {
      throw AwsErrors.of(e, writes);
    }
  }

  @Override
  public void close() {
    if (unretried != null) {
      unretried.ifMade(AwsClients::close);
    }
    s3.ifMade(SdkAutoCloseable::close);
    presigner.ifMade(S3Presigner::close);
    dynamoDb.ifMade(SdkAutoCloseable::close);
    sqs.ifMade(SdkAutoCloseable::close);
    sns.ifMade(SdkAutoCloseable::close);
    kinesis.ifMade(SdkAutoCloseable::close);
    lambda.ifMade(SdkAutoCloseable::close);
    waiting.ifMade(SdkAutoCloseable::close);
    polling.ifMade(SdkAutoCloseable::close);
    if (unretried != null) {
      connections.close();
    }
  }
}
