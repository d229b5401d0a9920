package io.cloudhal.inmemory;

import java.util.List;

/**
 * Keeps what a bus must not lose when its process ends, or, for a volatile one, nothing.
 * Thread-safe.
 */
interface BusLog {

  /** Returns what exists. */
  List<Registration> registrations();

  /** Returns where new numbers begin, unless there are greater ones. */
  long numbersFrom();

  /**
   * Makes a change, all of which will be kept or nothing.
   *
   * @param change calls methods of the logs, and must not fail
   * @return the number of the change, for {@link #awaitCommit}
   */
  long change(Runnable change);

  /** Returns when the change of this number is kept, and all before it. */
  void awaitCommit(long change);

  /** Keeps that something exists; within a change. */
  void register(Registration registration);

  /** Forgets that something exists, with all its messages; within a change. */
  void unregister(Registration registration);

  /** Returns the log of the mailbox of a queue or subscription that is registered. */
  MessageLog messages(Registration registration);

  /** Returns the log of the deduplication ids of a queue or topic that is registered. */
  IdLog ids(Registration registration);
}
