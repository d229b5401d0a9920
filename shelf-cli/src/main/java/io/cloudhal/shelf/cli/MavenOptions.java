package io.cloudhal.shelf.cli;

import io.cloudhal.shelf.cli.maven.MavenArtifact;
import io.cloudhal.shelf.cli.maven.MavenRepositories;
import io.cloudhal.shelf.cli.maven.UnresolvableException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where Maven coordinates are resolved. */
public final class MavenOptions {

  @Option(
      names = "--repository",
      paramLabel = "URI",
      description = "Maven repository; may be repeated. Default: Maven Central.")
  private List<URI> repositories = MavenRepositories.central();

  @Option(
      names = "--local-repository",
      paramLabel = "DIRECTORY",
      description = "Where fetched jars are kept. Default: ~/.m2/repository.")
  private @Nullable Path localRepository;

  /** Returns a jar and all it needs at run time, each behind those it needs; checksums checked. */
  public List<MavenArtifact> closure(String coordinates) {
    Path local =
        localRepository == null
            ? Path.of(System.getProperty("user.home"), ".m2", "repository")
            : localRepository.toAbsolutePath();
    try (Progress progress = Progress.of("resolve", "files", 1, -1);
        MavenRepositories maven =
            MavenRepositories.open(
                local,
                repositories,
                file -> {
                  progress.advance(1);
                  progress.show(file);
                })) {
      return maven.closure(coordinates);
    } catch (UnresolvableException e) {
      throw CommandException.notFound(String.valueOf(e.getMessage()));
    }
  }
}
