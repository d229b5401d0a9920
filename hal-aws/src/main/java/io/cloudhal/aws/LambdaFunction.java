package io.cloudhal.aws;

import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.InvocationId;
import io.cloudhal.alu.InvocationResult;
import io.cloudhal.spi.Call;
import io.cloudhal.spi.ClaimChecks;
import io.cloudhal.spi.FunctionDriver;
import io.cloudhal.spi.MessageEnvelope;
import io.cloudhal.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** The caller's side of a function. */
final class LambdaFunction implements FunctionDriver {

  private final FunctionName name;
  private final String physicalName;
  private final AwsClients clients;
  private final Optional<ClaimChecks> claims;

  LambdaFunction(
      FunctionName name, String physicalName, AwsClients clients, Optional<ClaimChecks> claims) {
    this.name = name;
    this.physicalName = physicalName;
    this.clients = clients;
    this.claims = claims;
  }

  @Override
  public FunctionName name() {
    return name;
  }

  /** Sends one request, once: the function may have run although no answer came. */
  @Override
  public InvocationResult invoke(Invocation invocation) {
    Duration left = Call.current().remaining();
    LambdaCall call = call(invocation, left, Optional.of(TimeSource.system().now()));
    MessageEnvelope envelope =
        call.envelope(invocation.input()).fitted(LambdaLimits.WAITING_BYTES, claims);
    LambdaClient client = clients.withoutRetries().waiting();
    return new LambdaAnswer(send(client, InvocationType.REQUEST_RESPONSE, envelope)).result(claims);
  }

  /** The SDK may send the request again: a submitted call is made at least once anyway. */
  @Override
  public InvocationId submit(Invocation invocation) {
    LambdaCall call = call(invocation, invocation.timeout(), Optional.empty());
    MessageEnvelope envelope =
        call.envelope(invocation.input()).fitted(LambdaLimits.SUBMITTED_BYTES, claims);
    InvokeResponse unused = send(clients.lambda(), InvocationType.EVENT, envelope);
    return call.id();
  }

  private LambdaCall call(Invocation invocation, Duration timeout, Optional<Instant> sentAt) {
    InvocationId id = new InvocationId(UUID.randomUUID().toString());
    return new LambdaCall(name, id, invocation.idempotencyKey(), timeout, sentAt);
  }

  private InvokeResponse send(LambdaClient client, InvocationType type, MessageEnvelope envelope) {
    InvokeRequest request =
        InvokeRequest.builder()
            .functionName(physicalName)
            .invocationType(type)
            .payload(SdkBytes.fromByteArrayUnsafe(LambdaPayload.encode(envelope)))
            .overrideConfiguration(AwsClients.deadline())
            .build();
    return AwsClients.write(() -> client.invoke(request));
  }
}
