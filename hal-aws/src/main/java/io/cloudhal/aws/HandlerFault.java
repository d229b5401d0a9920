package io.cloudhal.aws;

import io.cloudhal.Bytes;
import io.cloudhal.alu.InvocationResult.Faulted;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the entry point throws when a handler has thrown, so that Lambda counts an error, logs it
 * and repeats a submitted call. Its message carries type and message of the fault in base64: an
 * error without it, such as of a crash, is none of the handler's.
 */
final class HandlerFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Type and message. Nothing in it is escaped in JSON, in which Lambda hands it on. */
  private static final Pattern MARK = Pattern.compile("\\[hal-fault ([\\w-]+)\\.([\\w-]*)]");

  private HandlerFault(String message, Throwable thrown) {
    super(message, thrown);
  }

  /** Returns the fault of a handler that threw {@code thrown}. */
  static HandlerFault of(Throwable thrown) {
    Faulted fault = Faulted.of(thrown);
    String mark = "[hal-fault " + encode(fault.type()) + "." + encode(fault.message()) + "]";
    return new HandlerFault(fault.type() + " " + mark, thrown);
  }

  /** Returns the fault that is marked in an error of Lambda. */
  static Optional<Faulted> in(String error) {
    Matcher mark = MARK.matcher(error);
    return mark.find()
        ? Optional.of(new Faulted(decode(mark.group(1)), decode(mark.group(2))))
        : Optional.empty();
  }

  private static String encode(String text) {
    byte[] utf8 = Bytes.utf8(text).toByteArray();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(utf8);
  }

  private static String decode(String base64) {
    return Bytes.wrap(Base64.getUrlDecoder().decode(base64)).toUtf8();
  }
}
