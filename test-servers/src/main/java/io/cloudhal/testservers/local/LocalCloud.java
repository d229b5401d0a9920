package io.cloudhal.testservers.local;

import java.net.URI;
import java.util.Map;

/** A cloud on this machine. */
interface LocalCloud extends AutoCloseable {

  /** Returns the address of the computer on it. */
  URI computer();

  /** Changes the environment of a process so that it may use the cloud. */
  void admit(Map<String, String> environment);

  /** Stops its servers, and what they have started. Idempotent. */
  @Override
  void close();
}
