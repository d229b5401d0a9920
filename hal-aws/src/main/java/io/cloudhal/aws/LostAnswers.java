package io.cloudhal.aws;

import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Whether an attempt of a request may have been applied although the SDK made another one: its
 * answer was lost, cut or a failure of the server. What the last attempt says of the state may then
 * be due to the request itself. For one request, by one thread.
 */
final class LostAnswers {

  private static final ExecutionAttribute<LostAnswers> OF_REQUEST =
      new ExecutionAttribute<>("HalLostAnswers");

  private boolean pending;
  private boolean any;

  /** Returns the options of the request to watch; it ends at the deadline of the current call. */
  AwsRequestOverrideConfiguration deadline() {
    return AwsClients.deadline().toBuilder().putExecutionAttribute(OF_REQUEST, this).build();
  }

  /** Returns whether there were any. */
  boolean any() {
    return any;
  }

  /** Tells of the attempts; every client has it. */
  static final class Watch implements ExecutionInterceptor {

    @Override
    public void beforeTransmission(
        Context.BeforeTransmission context, ExecutionAttributes attributes) {
      LostAnswers answers = attributes.getAttribute(OF_REQUEST);
      if (answers != null) {
        answers.any |= answers.pending;
        answers.pending = true;
      }
    }

    /** Only a refusal is a sure sign; an accepted attempt is not repeated, unless it was cut. */
    @Override
    public void afterTransmission(
        Context.AfterTransmission context, ExecutionAttributes attributes) {
      LostAnswers answers = attributes.getAttribute(OF_REQUEST);
      if (answers != null) {
        int status = context.httpResponse().statusCode();
        answers.pending = status < 400 || status >= 500;
      }
    }
  }
}
