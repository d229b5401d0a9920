package io.cloudhal.computer;

import io.cloudhal.bus.TopicName;
import java.util.Objects;

/**
 * A topic to provision.
 *
 * @param name its name
 * @param ordered whether every message has an ordering group; needs {@code BusFeature.ORDERING}
 */
public record TopicSpec(TopicName name, boolean ordered) {
  public TopicSpec {
    Objects.requireNonNull(name);
  }

  /** Returns an unordered topic. */
  public static TopicSpec of(TopicName name) {
    return new TopicSpec(name, false);
  }

  /** Returns a copy whose messages are ordered by group. */
  public TopicSpec inOrder() {
    return new TopicSpec(name, true);
  }
}
