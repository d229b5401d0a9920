package io.cloudhal.testservers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The installers by registry. Each checks hashes: of a lock file, of the registry, or of both. */
final class Installers {

  private Installers() {}

  /** Installs from {@code requirements.txt} of the resource folder, with hashes, into a venv. */
  static Installer pip(String folder, String byHand) {
    return new Installer() {
      @Override
      public void install(Path directory) throws IOException, InterruptedException {
        Path requirements = copy(folder, "requirements.txt", directory);
        Path venv = directory.resolve("venv");
        Command.run(directory, List.of("python3", "-m", "venv", venv.toString()));
        Command.run(
            directory,
            List.of(
                venv.resolve("bin/pip").toString(),
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--require-hashes",
                "--no-deps",
                "-r",
                requirements.toString()));
      }

      @Override
      public String byHand() {
        return byHand;
      }
    };
  }

  /** Installs by {@code package-lock.json} of the resource folder, without install scripts. */
  static Installer npm(String folder) {
    return new Installer() {
      @Override
      public void install(Path directory) throws IOException, InterruptedException {
        copy(folder, "package.json", directory);
        copy(folder, "package-lock.json", directory);
        Command.run(directory, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
      }

      @Override
      public String byHand() {
        return "npm ci --ignore-scripts with the lock file of test-servers/" + folder;
      }
    };
  }

  /** Copies the dependencies of {@code server-pom.xml} of the resource folder into {@code lib}. */
  static Installer maven(String folder) {
    return new Installer() {
      @Override
      public void install(Path directory) throws IOException, InterruptedException {
        Path pom = copy(folder, "server-pom.xml", directory);
        Command.run(
            directory,
            List.of(
                "mvn",
                "-B",
                "-ntp",
                "-q",
                "-C",
                "-f",
                pom.toString(),
                "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies",
                "-DincludeScope=runtime",
                "-DoutputDirectory=" + directory.resolve("lib")));
      }

      @Override
      public String byHand() {
        return "mvn dependency:copy-dependencies with the pom of test-servers/" + folder;
      }
    };
  }

  /**
   * Builds a Go program of a pinned version; the module proxy's checksum database vouches for it.
   */
  static Installer go(String moduleAtVersion) {
    return new Installer() {
      @Override
      public void install(Path directory) throws IOException, InterruptedException {
        Command.run(
            directory,
            List.of("go", "install", moduleAtVersion),
            Map.of("GOBIN", directory.resolve("bin").toString(), "CGO_ENABLED", "0"));
      }

      @Override
      public String byHand() {
        return "go install " + moduleAtVersion;
      }
    };
  }

  private static Path copy(String folder, String name, Path directory) throws IOException {
    Path target = directory.resolve(name);
    try (InputStream resource = Installers.class.getResourceAsStream(folder + "/" + name)) {
      if (resource == null) {
        throw new IOException("test-servers lacks its file " + folder + "/" + name);
      }
      Files.copy(resource, target);
    }
    return target;
  }
}
