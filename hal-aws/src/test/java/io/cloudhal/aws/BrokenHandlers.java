package io.cloudhal.aws;

import io.cloudhal.Bytes;
import io.cloudhal.alu.FunctionHandler;
import io.cloudhal.alu.InvocationContext;

/** Handlers that end in ways of which no handler can tell its caller. */
final class BrokenHandlers {

  private BrokenHandlers() {}

  /** Ends its process. */
  public static final class Exiting implements FunctionHandler {

    /** Creates the handler. */
    public Exiting() {}

    @Override
    public Bytes handle(Bytes input, InvocationContext context) {
      Runtime.getRuntime().halt(3);
      return input;
    }
  }

  /** Takes more memory than there is. */
  public static final class Hungry implements FunctionHandler {

    /** Creates the handler. */
    public Hungry() {}

    @Override
    public Bytes handle(Bytes input, InvocationContext context) {
      return Bytes.wrap(new byte[1 << 30]);
    }
  }

  /** Cannot be made. */
  public static final class Unmade implements FunctionHandler {

    /** Fails. */
    public Unmade() {
      throw new IllegalStateException("secret of the constructor");
    }

    @Override
    public Bytes handle(Bytes input, InvocationContext context) {
      return input;
    }
  }
}
