package io.cloudhal.inmemory;

import io.cloudhal.error.CorruptDataException;
import io.cloudhal.error.HalException;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.PermissionDeniedException;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.spi.Call;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;

/** Turns what goes wrong with the files of the storage into errors of the current call. */
final class StorageErrors {

  private StorageErrors() {}

  static HalException of(IOException cause) {
    Call call = Call.current();
    if (isInterruption(cause)) {
      return call.cancelled(cause, false);
    }
    if (cause instanceof DamagedFileException) {
      return new CorruptDataException(call.context(), String.valueOf(cause.getMessage()), cause);
    }
    if (cause instanceof AccessDeniedException denied) {
      return new PermissionDeniedException(
          call.context(), denied.getFile() + " must be readable and writable", cause);
    }
    if (cause instanceof FileAlreadyExistsException inTheWay) {
      return new InvalidRequestException(
          call.context(), inTheWay.getFile() + " must be a directory, is something else", cause);
    }
    return new UnavailableException(
        call.context(), text(cause), cause, cause instanceof UncertainWriteException);
  }

  static boolean isInterruption(IOException cause) {
    return cause instanceof ClosedByInterruptException
        || (cause instanceof InterruptedIOException && !(cause instanceof SocketTimeoutException));
  }

  /** Some exceptions of the file system say nothing but a path. */
  private static String text(IOException cause) {
    boolean bare = cause instanceof FileSystemException failure && failure.getReason() == null;
    return "the file system failed: " + (bare ? cause.toString() : cause.getMessage());
  }
}
