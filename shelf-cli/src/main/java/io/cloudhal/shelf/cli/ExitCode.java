package io.cloudhal.shelf.cli;

/** How the command ends, for scripts. */
enum ExitCode {
  /** Done. */
  OK(0),
  /** Failed for a reason that may pass, such as a provider that cannot be reached. */
  FAILED(1),
  /** The arguments or the input are not right. */
  USAGE(2),
  /** What was named is not there. */
  NOT_FOUND(3),
  /** A key is missing, or something is tampered with, expired or older than seen before. */
  NOT_TRUSTED(4);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
