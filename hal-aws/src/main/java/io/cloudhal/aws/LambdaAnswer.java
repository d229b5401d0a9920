package io.cloudhal.aws;

import io.cloudhal.Bytes;
import io.cloudhal.alu.InvocationResult;
import io.cloudhal.error.CancelledException;
import io.cloudhal.error.CorruptDataException;
import io.cloudhal.error.ErrorContext;
import io.cloudhal.error.HalException;
import io.cloudhal.error.TimedOutException;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.error.UncategorizedException;
import io.cloudhal.spi.Call;
import io.cloudhal.spi.ClaimChecks;
import io.cloudhal.spi.MessageEnvelope;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * What Lambda answered to a call that was waited for.
 *
 * @param response the response; the function has run
 */
record LambdaAnswer(InvokeResponse response) {

  private static final Pattern ERROR_TYPE =
      Pattern.compile("\"errorType\"\\s*:\\s*\"([\\w.$]{1,200})\"");
  private static final Pattern TIMED_OUT =
      Pattern.compile("Sandbox\\.Timedout|Task timed out after");

  /**
   * Returns how the handler ended.
   *
   * @param claims where outputs are that are too large for an answer
   */
  InvocationResult result(Optional<ClaimChecks> claims) {
    if (response.functionError() == null) {
      return new InvocationResult.Returned(output(claims));
    }
    String error = response.payload().asUtf8String();
    return HandlerFault.in(error)
        .<InvocationResult>map(fault -> fault)
        .orElseThrow(() -> notEnded(error));
  }

  /** The runtime's text may quote anything, so its type is all that is told. */
  private HalException notEnded(String error) {
    if (TIMED_OUT.matcher(error).find()) {
      return new TimedOutException(
          context(), "the function ran beyond the timeout of its configuration", null, true);
    }
    Matcher type = ERROR_TYPE.matcher(error);
    String what = type.find() ? type.group(1) : response.functionError();
    return new UnavailableException(context(), "the function ended with " + what, null, true);
  }

  private Bytes output(Optional<ClaimChecks> claims) {
    MessageEnvelope envelope = envelope();
    try {
      return envelope.body(claims);
    } catch (CancelledException e) {
      throw Call.current().cancelled(e, true);
    } catch (TimedOutException e) {
      throw Call.current().timedOut(e, true);
    } catch (HalException e) {
      throw new UnavailableException(context(), "its output cannot be fetched", e, true);
    }
  }

  private MessageEnvelope envelope() {
    try {
      return LambdaPayload.decode(response.payload().asByteBuffer());
    } catch (CorruptDataException e) {
      throw new UncategorizedException(
          context(),
          "the answer has another form: is its entry point "
              + AwsFunctionEntryPoint.class.getName()
              + ", of this version?",
          e);
    }
  }

  private ErrorContext context() {
    String requestId = response.responseMetadata().requestId();
    return Call.current().context().withRequestId(requestId);
  }
}
