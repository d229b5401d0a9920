package io.cloudhal.aws;

import io.cloudhal.spi.Call;
import java.io.IOException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Sends requests under a {@link CallWatch}, so that each ends with its call, however it is stuck.
 */
final class WatchedHttpClient implements SdkHttpClient {

  private final SdkHttpClient delegate;
  private final CallWatch watch;

  WatchedHttpClient(SdkHttpClient delegate, CallWatch watch) {
    this.delegate = delegate;
    this.watch = watch;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Watched(delegate.prepareRequest(request));
  }

  @Override
  public String clientName() {
    return delegate.clientName();
  }

  @Override
  public void close() {
    delegate.close();
  }

  private final class Watched implements ExecutableHttpRequest {

    private final ExecutableHttpRequest request;

    Watched(ExecutableHttpRequest request) {
      this.request = request;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      if (Call.current().remaining().isZero()) {
        throw AbortedException.create("the deadline of the call has passed"); // not tried again
      }
      CallWatch.Waiting waiting = watch.begin(request);
      try {
        return request.call();
      } finally {
        waiting.close();
      }
    }

    @Override
    public void abort() {
      request.abort();
    }
  }
}
