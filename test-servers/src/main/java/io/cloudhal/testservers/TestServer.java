package io.cloudhal.testservers;

import java.net.URI;

/** A running server. */
public interface TestServer extends AutoCloseable {

  /** Returns its name, such as {@code ministack}. */
  String name();

  /** Returns where its first or only port answers, such as {@code http://127.0.0.1:4566}. */
  default URI endpoint() {
    return endpoint(0);
  }

  /** Returns where one of its ports answers. */
  URI endpoint(int port);

  /** Stops it if this JVM started it. Idempotent. */
  @Override
  void close();
}
