package io.cloudhal.benchmarks;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * How clients of the SDK are made: as it comes, or configured as hal-aws does it, which is what
 * somebody who knows the SDK as well would write by hand.
 */
enum Sdk {
  AS_IT_COMES,
  AS_OURS;

  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);

  /** Sends bodies without asking for leave first, as ours does for those that are small. */
  private static final ExecutionInterceptor AT_ONCE =
      new ExecutionInterceptor() {
        @Override
        public SdkHttpRequest modifyHttpRequest(
            Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
          SdkHttpRequest request = context.httpRequest();
          return request.firstMatchingHeader("Expect").isPresent()
              ? request.toBuilder().removeHeader("Expect").build()
              : request;
        }
      };

  static AwsCredentialsProvider credentials(String accessKey, String secretKey) {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
  }

  /** Ours sends a checksum that was computed before, instead of framing the payload for one. */
  S3Client s3(S3Place place) {
    S3ClientBuilder builder =
        configured(S3Client.builder(), place.endpoint())
            .credentialsProvider(credentials(place.accessKey(), place.secretKey()))
            .forcePathStyle(true);
    return this == AS_IT_COMES
        ? builder.build()
        : builder
            .overrideConfiguration(
                options -> options.apiCallTimeout(CALL_TIMEOUT).addExecutionInterceptor(AT_ONCE))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(options -> options.chunkedEncodingEnabled(false))
            .build();
  }

  DynamoDbClient dynamoDb(URI endpoint) {
    return configured(DynamoDbClient.builder(), endpoint)
        .credentialsProvider(credentials("test", "test"))
        .build();
  }

  SqsClient sqs(URI endpoint) {
    return configured(SqsClient.builder(), endpoint)
        .credentialsProvider(credentials("test", "test"))
        .build();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      B builder, URI endpoint) {
    builder.region(Region.of(S3Place.REGION)).endpointOverride(endpoint);
    return this == AS_IT_COMES
        ? builder
        : builder
            .overrideConfiguration(options -> options.apiCallTimeout(CALL_TIMEOUT))
            .httpClientBuilder(
                ApacheHttpClient.builder()
                    .maxConnections(200)
                    .connectionTimeout(Duration.ofSeconds(5))
                    .expectContinueEnabled(false));
  }
}
