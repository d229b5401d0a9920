package io.cloudhal.shelf.cli.maven;

import java.nio.file.Path;
import java.util.List;

/**
 * A jar of a Maven repository whose checksum was right.
 *
 * @param groupId such as {@code org.slf4j}
 * @param artifactId such as {@code slf4j-api}
 * @param version such as {@code 2.0.18}
 * @param file the jar in the local repository
 * @param dependencies {@code groupId:artifactId} of what it needs at run time, directly, within the
 *     closure that it was found in
 */
public record MavenArtifact(
    String groupId, String artifactId, String version, Path file, List<String> dependencies) {
  public MavenArtifact {
    dependencies = List.copyOf(dependencies);
  }

  /** Returns {@code groupId:artifactId}. */
  public String name() {
    return groupId + ":" + artifactId;
  }

  /** Returns the package URL, such as {@code pkg:maven/org.slf4j/slf4j-api@2.0.18}. */
  public String purl() {
    return "pkg:maven/" + groupId + "/" + artifactId + "@" + version;
  }
}
