package io.cloudhal.aws;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Sends small bodies at once. The SDK asks S3 for leave first, which costs a round trip that is
 * worth it only for a large body that may be refused.
 */
final class SmallBodies implements ExecutionInterceptor {

  private static final long SMALL_BYTES = 64 << 10;
  private static final String EXPECT = "Expect";

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes executionAttributes) {
    SdkHttpRequest request = context.httpRequest();
    return request.firstMatchingHeader(EXPECT).isPresent() && isSmall(request)
        ? request.toBuilder().removeHeader(EXPECT).build()
        : request;
  }

  private static boolean isSmall(SdkHttpRequest request) {
    return request
        .firstMatchingHeader("Content-Length")
        .filter(length -> Long.parseLong(length) <= SMALL_BYTES)
        .isPresent();
  }
}
