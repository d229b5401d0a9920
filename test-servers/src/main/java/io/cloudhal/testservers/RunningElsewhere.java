package io.cloudhal.testservers;

import java.net.URI;

/** A server that somebody else runs; closing does not stop it. */
record RunningElsewhere(String name, URI address) implements TestServer {

  @Override
  public URI endpoint(int port) {
    if (port > 0) {
      throw new IllegalArgumentException(name + " has one address, " + address);
    }
    return address;
  }

  @Override
  public void close() {}
}
