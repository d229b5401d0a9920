package io.cloudhal.alu;

import io.cloudhal.Bytes;
import java.util.Objects;

/** How a handler ended. */
public sealed interface InvocationResult extends InvocationOutcome {

  /**
   * The handler returned.
   *
   * @param output what it returned
   */
  record Returned(Bytes output) implements InvocationResult {
    public Returned {
      Objects.requireNonNull(output);
    }
  }

  /**
   * The handler threw; its side effects may be there.
   *
   * @param type the class name of the exception, such as {@code java.lang.IllegalStateException}
   * @param message its message, cut to 1,024 characters; empty if there was none
   */
  record Faulted(String type, String message) implements InvocationResult {

    private static final int MAX_MESSAGE = 1024;

    public Faulted {
      Objects.requireNonNull(type);
      message = message.length() <= MAX_MESSAGE ? message : cut(message);
    }

    /** A pair of surrogates stays whole, or the rest could not be encoded. */
    private static String cut(String message) {
      boolean pair = Character.isHighSurrogate(message.charAt(MAX_MESSAGE - 1));
      return message.substring(0, pair ? MAX_MESSAGE - 1 : MAX_MESSAGE);
    }

    /** Returns the fault of a handler that threw {@code thrown}. */
    public static Faulted of(Throwable thrown) {
      String message = thrown.getMessage();
      return new Faulted(thrown.getClass().getName(), message == null ? "" : message);
    }
  }

  /**
   * Returns the output.
   *
   * @throws IllegalStateException if the handler faulted; the message names type and message
   */
  default Bytes output() {
    if (this instanceof Returned returned) {
      return returned.output();
    }
    throw new IllegalStateException("the function faulted: " + this);
  }
}
