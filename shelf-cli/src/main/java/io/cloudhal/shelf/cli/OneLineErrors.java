package io.cloudhal.shelf.cli;

import io.cloudhal.error.CorruptDataException;
import io.cloudhal.error.HalException;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.error.PermissionDeniedException;
import io.cloudhal.shelf.CorruptObjectException;
import io.cloudhal.shelf.InvalidSourceException;
import io.cloudhal.shelf.NotOnShelfException;
import io.cloudhal.shelf.NotTrustedException;
import io.cloudhal.shelf.RolledBackException;
import io.cloudhal.shelf.RootExpiredException;
import io.cloudhal.shelf.ShelfException;
import io.cloudhal.shelf.ShelfExistsException;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells an error in one line and ends with the exit code of its kind; {@code SHELF_DEBUG=1} adds
 * the stack trace.
 */
final class OneLineErrors implements IExecutionExceptionHandler {

  private static final Map<Class<? extends HalException>, String> ADVICE =
      Map.of(
          NotFoundException.class, "it does not exist: create it, or check --computer and --shelf",
          PermissionDeniedException.class, "check the credentials and their permissions",
          CorruptDataException.class, "restore the file that it names");

  @Override
  public int handleExecutionException(Exception error, CommandLine command, ParseResult result) {
    command.getErr().println("shelf: " + line(error));
    if (System.getenv("SHELF_DEBUG") != null) {
      error.printStackTrace(command.getErr());
    }
    return code(error).code();
  }

  private static String line(Exception error) {
    String message = String.valueOf(error.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    if (error instanceof CommandException || error instanceof ShelfException) {
      return message;
    }
    if (error instanceof HalException failure) {
      String advice = ADVICE.getOrDefault(failure.getClass(), "");
      String retry = failure.retryable() ? "try again" : advice;
      return retry.isEmpty() ? message : message + "; " + retry;
    }
    return error instanceof IllegalArgumentException
        ? message
        : error.getClass().getSimpleName() + ": " + message;
  }

  private static ExitCode code(Exception error) {
    return switch (error) {
      case CommandException failure -> failure.exitCode();
      case ShelfException failure -> code(failure);
      case NotFoundException failure -> ExitCode.NOT_FOUND;
      case InvalidRequestException failure -> ExitCode.USAGE;
      case LimitExceededException failure -> ExitCode.USAGE;
      case IllegalArgumentException failure -> ExitCode.USAGE;
      default -> ExitCode.FAILED;
    };
  }

  private static ExitCode code(ShelfException error) {
    return switch (error) {
      case NotOnShelfException failure -> ExitCode.NOT_FOUND;
      case InvalidSourceException failure -> ExitCode.USAGE;
      case ShelfExistsException failure -> ExitCode.USAGE;
      case CorruptObjectException failure -> ExitCode.NOT_TRUSTED;
      case NotTrustedException failure -> ExitCode.NOT_TRUSTED;
      case RolledBackException failure -> ExitCode.NOT_TRUSTED;
      case RootExpiredException failure -> ExitCode.NOT_TRUSTED;
    };
  }
}
