package io.cloudhal.benchmarks;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where this module was built. */
final class Home {

  private Home() {}

  /** Returns the directory or jar of our classes. */
  static Path classes() {
    try {
      return Path.of(Home.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the directory of all that is built and fetched. */
  static Path target() {
    Path target = classes().getParent();
    if (target == null || !Files.isDirectory(target)) {
      throw new IllegalStateException("no build directory around " + classes());
    }
    return target;
  }
}
