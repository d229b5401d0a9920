package io.cloudhal.testservers.local;

import java.util.Map;

/**
 * Functions to deploy.
 *
 * @param handlers the classes of their handlers, by the functions' names on the computer
 * @param classPath of the handlers, with the provider and what its entry point needs
 */
record Functions(Map<String, String> handlers, String classPath) {

  Functions {
    handlers = Map.copyOf(handlers);
  }
}
