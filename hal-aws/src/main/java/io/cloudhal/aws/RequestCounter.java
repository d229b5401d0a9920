package io.cloudhal.aws;

import io.cloudhal.spi.Call;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counts each request that goes out, retries included, for the call of the current thread. */
final class RequestCounter implements ExecutionInterceptor {

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes executionAttributes) {
    Call.current().countRequest();
  }
}
