package io.cloudhal.shelf.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** A Maven repository in a directory. */
final class MavenRepository {

  private static final String GROUP = "com.example";

  private final Path directory;

  MavenRepository(Path directory) {
    this.directory = directory;
  }

  URI uri() {
    return directory.toUri();
  }

  /** Adds version 1 of an artifact that needs version 1 of another, or nothing if that is empty. */
  Path add(String artifact, String needed) throws IOException {
    Path folder =
        Files.createDirectories(directory.resolve("com/example").resolve(artifact).resolve("1"));
    Path pom = folder.resolve(artifact + "-1.pom");
    String dependency =
        needed.isEmpty()
            ? ""
            : "<dependencies><dependency>" + coordinates(needed) + "</dependency></dependencies>";
    Files.writeString(
        pom,
        "<project><modelVersion>4.0.0</modelVersion>"
            + coordinates(artifact)
            + dependency
            + "</project>");
    Path jar = folder.resolve(artifact + "-1.jar");
    Jars.write(jar, Map.of(artifact + ".txt", "the content of " + artifact));
    writeChecksum(pom);
    writeChecksum(jar);
    return jar;
  }

  private static String coordinates(String artifact) {
    return "<groupId>%s</groupId><artifactId>%s</artifactId><version>1</version>"
        .formatted(GROUP, artifact);
  }

  private static void writeChecksum(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(file));
      Files.writeString(
          file.resolveSibling(file.getFileName() + ".sha1"), HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
