package io.cloudhal.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Credentials of which it shows that there are none, and not just that a request failed. */
final class RequiredCredentials implements AwsCredentialsProvider {

  private final AwsCredentialsProvider delegate;

  RequiredCredentials(AwsCredentialsProvider delegate) {
    this.delegate = delegate;
  }

  /** No provider has credentials. */
  static final class Missing extends SdkClientException {

    private static final long serialVersionUID = 1L;

    private Missing(SdkClientException cause) {
      super(SdkClientException.builder().message(cause.getMessage()).cause(cause));
    }
  }

  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return delegate.resolveCredentials();
    } catch (AbortedException e) {
      throw e; // the thread is interrupted
    } catch (SdkClientException e) {
      throw Thread.currentThread().isInterrupted() ? e : new Missing(e);
    }
  }
}
