package io.cloudhal.aws;

import java.net.URI;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes the clients of the SDK as they are configured. */
final class AwsClientMaker {

  private final AwsConfig config;
  private final AwsConnections connections;
  private final boolean retrying;

  AwsClientMaker(AwsConfig config, AwsConnections connections, boolean retrying) {
    this.config = config;
    this.connections = connections;
    this.retrying = retrying;
  }

  /**
   * Payloads carry checksums that we compute, so the SDK's own framing, which copies them through
   * buffers of 128 KiB, is off.
   */
  S3Client s3() {
    preload();
    return configured(AwsService.S3, S3Client.builder())
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .serviceConfiguration(s3Options())
        .overrideConfiguration(overrides().addExecutionInterceptor(new SmallBodies()).build())
        .build();
  }

  private void preload() {
    boolean withTls =
        config.endpoint(AwsService.S3).map(URI::getScheme).orElse("https").equals("https");
    Runnable tls = withTls ? connections.tls()::prepare : () -> {};
    connections.threads().execute(new S3Preload(Region.of(config.region()), tls));
  }

  S3Presigner presigner() {
    S3Presigner.Builder presigner =
        S3Presigner.builder()
            .region(Region.of(config.region()))
            .credentialsProvider(connections.credentials())
            .serviceConfiguration(s3Options());
    config.endpoint(AwsService.S3).ifPresent(presigner::endpointOverride);
    return presigner.build();
  }

  DynamoDbClient dynamoDb() {
    return configured(AwsService.DYNAMODB, DynamoDbClient.builder()).build();
  }

  SqsClient sqs() {
    return configured(AwsService.SQS, SqsClient.builder()).build();
  }

  SnsClient sns() {
    return configured(AwsService.SNS, SnsClient.builder()).build();
  }

  KinesisClient kinesis() {
    return configured(AwsService.KINESIS, KinesisClient.builder()).build();
  }

  LambdaClient lambda() {
    return configured(AwsService.LAMBDA, LambdaClient.builder()).build();
  }

  private S3Configuration s3Options() {
    return S3Configuration.builder()
        .chunkedEncodingEnabled(false)
        .pathStyleAccessEnabled(config.endpoint(AwsService.S3).isPresent())
        .build();
  }

  LambdaClient waiting() {
    return configured(AwsService.LAMBDA, LambdaClient.builder())
        .httpClient(connections.waitingHttp())
        .build();
  }

  SqsClient polling() {
    return configured(AwsService.SQS, SqsClient.builder())
        .httpClient(connections.waitingHttp())
        .build();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      AwsService service, B builder) {
    config.endpoint(service).ifPresent(builder::endpointOverride);
    return builder
        .region(Region.of(config.region()))
        .credentialsProvider(connections.credentials())
        .httpClient(connections.http())
        .overrideConfiguration(overrides().build());
  }

  private ClientOverrideConfiguration.Builder overrides() {
    ClientOverrideConfiguration.Builder overrides =
        ClientOverrideConfiguration.builder().addExecutionInterceptor(new RequestCounter());
    config.profile().ifPresent(overrides::defaultProfileName);
    return overrides.retryStrategy(new Retries(attempts()));
  }

  private RetryStrategy attempts() {
    return retrying
        ? AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .retryOnException(AwsErrors::isCutOff)
            .build()
        : AwsRetryStrategy.doNotRetry();
  }
}
