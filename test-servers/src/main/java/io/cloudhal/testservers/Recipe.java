package io.cloudhal.testservers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How one kind of server is installed and started. */
interface Recipe {

  /** Returns the name, such as {@code ministack}. */
  String name();

  /** Returns the version that is pinned. */
  String version();

  /** Returns how many ports it listens on. */
  default int ports() {
    return 1;
  }

  /** Returns the name of its executable on the {@code PATH}; empty if it has none of its own. */
  default String executable() {
    return "";
  }

  /** Returns how it runs in a container; empty if nobody publishes an image of this version. */
  default Optional<ContainerImage> image() {
    return Optional.empty();
  }

  /** Returns what fills an empty directory with it. */
  Installer installer();

  /**
   * Returns the command that starts it.
   *
   * @param home where it is installed: the directory that the installer filled, or an executable
   * @param ports free ports
   * @param data an empty directory for what it keeps
   */
  List<String> command(Path home, List<Integer> ports, Path data);

  /** Returns what is added to its environment. */
  default Map<String, String> environment(List<Integer> ports) {
    return Map.of();
  }

  /** Returns the directory it runs in. */
  default Path workingDirectory(Path home, Path data) {
    return data;
  }

  /** Returns the path by which it answers once it is ready; empty if an open port is enough. */
  default String healthPath() {
    return "";
  }
}
