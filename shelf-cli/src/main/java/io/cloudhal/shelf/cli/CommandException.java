package io.cloudhal.shelf.cli;

/** What a command could not do, in one line that says what to do about it. */
public final class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  private CommandException(ExitCode exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  /** Returns the exception for input that is not right. */
  public static CommandException badInput(String message) {
    return new CommandException(ExitCode.USAGE, message);
  }

  /** Returns the exception for something that is not there. */
  public static CommandException notFound(String message) {
    return new CommandException(ExitCode.NOT_FOUND, message);
  }

  /** Returns the exception for something that must not be believed. */
  public static CommandException notTrusted(String message) {
    return new CommandException(ExitCode.NOT_TRUSTED, message);
  }

  /** Returns the exception for anything else. */
  public static CommandException failed(String message) {
    return new CommandException(ExitCode.FAILED, message);
  }

  ExitCode exitCode() {
    return exitCode;
  }
}
