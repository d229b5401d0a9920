package io.cloudhal.testservers;

import java.util.Arrays;
import java.util.Locale;

/** What tests run against, chosen by {@code -Dhal.backend=process|docker|cloud}. */
public enum Backend {
  /** Servers as processes of this machine; the default. */
  PROCESS,
  /** The same servers in containers, where they have images. */
  DOCKER,
  /** A real account for the conformance suite; servers stay processes for tests of faults. */
  CLOUD;

  private static final String PROPERTY = "hal.backend";

  /**
   * Returns the one that was chosen.
   *
   * @throws IllegalArgumentException if there is no such one
   */
  public static Backend chosen() {
    String id = System.getProperty(PROPERTY, PROCESS.id());
    return Arrays.stream(values())
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    PROPERTY + " must be process, docker or cloud, is '" + id + "'"));
  }

  /** Returns its name in reports, such as {@code process}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
