package io.cloudhal.inmemory;

import io.cloudhal.error.CorruptDataException;
import io.cloudhal.error.ErrorContext;
import io.cloudhal.error.HalException;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.PermissionDeniedException;
import io.cloudhal.error.UnavailableException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** Turns what goes wrong with a data file into errors that name it. */
final class DataFileErrors {

  private static final Set<Integer> DAMAGED =
      Set.of(
          DataUtils.ERROR_FILE_CORRUPT,
          DataUtils.ERROR_CHUNK_NOT_FOUND,
          DataUtils.ERROR_BLOCK_NOT_FOUND,
          DataUtils.ERROR_SERIALIZATION,
          DataUtils.ERROR_UNSUPPORTED_FORMAT);

  private final Path file;
  private final Supplier<ErrorContext> context;

  DataFileErrors(Path file, Supplier<ErrorContext> context) {
    this.file = file;
    this.context = context;
  }

  /** Returns the error for a file that has another holder. */
  HalException held(Path lock) {
    String holder;
    try {
      holder = DirectoryLock.holder(lock);
    } catch (IOException e) {
      holder = "another process";
    }
    return new UnavailableException(
        context.get(),
        file + " is held by " + holder + "; memory and bus of a directory have one user at a time",
        null,
        false);
  }

  /** Returns the error for a directory that cannot be used. */
  HalException opening(Path directory, IOException cause) {
    if (cause instanceof DamagedFileException) {
      return damaged(cause);
    }
    if (cause instanceof AccessDeniedException) {
      return new PermissionDeniedException(
          context.get(), "directory " + directory + " must be writable", cause);
    }
    if (cause instanceof FileAlreadyExistsException) {
      return new InvalidRequestException(
          context.get(), directory + " must be a directory, is something else", cause);
    }
    return new UnavailableException(
        context.get(), "cannot use directory " + directory + ": " + cause, cause, false);
  }

  /** Returns the error for a failure in use. */
  HalException failed(Throwable cause, boolean mayHaveTakenEffect) {
    if (cause instanceof MVStoreException failure && DAMAGED.contains(failure.getErrorCode())) {
      return damaged(cause);
    }
    return new UnavailableException(
        context.get(),
        file + " failed, open the computer again: " + rootMessage(cause),
        cause,
        mayHaveTakenEffect);
  }

  private CorruptDataException damaged(Throwable cause) {
    return new CorruptDataException(
        context.get(), file + " is damaged: " + rootMessage(cause), cause);
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
