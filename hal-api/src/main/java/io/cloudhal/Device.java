package io.cloudhal;

/**
 * One part of a cloud computer: memory, bus, ALU or storage.
 *
 * <p>A device and the handles obtained from it are thread-safe, cheap to share and expensive to
 * create; an application normally holds one for its whole life. Every call blocks the calling
 * thread for at most the computer's deadline; interrupting the thread ends the call with a {@link
 * io.cloudhal.error.CancelledException}.
 */
public interface Device extends AutoCloseable {

  /** Returns the provider behind this device, such as {@code aws} or {@code inmemory}. */
  ProviderId provider();

  /**
   * Closes this device, its consumptions and its handles. Idempotent; a call on a closed device or
   * handle throws {@link IllegalStateException}. Connections shared with other devices stay open
   * until the computer is closed.
   */
  @Override
  void close();
}
