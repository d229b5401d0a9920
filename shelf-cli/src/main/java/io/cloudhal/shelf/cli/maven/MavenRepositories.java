package io.cloudhal.shelf.cli.maven;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.DependencyResult;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/**
 * Maven repositories, and the local one that keeps what was fetched. A jar whose checksum is wrong
 * or missing is refused.
 */
public final class MavenRepositories implements AutoCloseable {

  private static final String SUPER_POM = "/org/apache/maven/model/pom-4.0.0.xml";
  private static final String RUNTIME = "runtime";
  private static final Set<String> NEEDED_AT_RUN_TIME = Set.of("compile", RUNTIME);

  private final RepositorySystem system;
  private final CloseableSession session;
  private final List<RemoteRepository> remotes;

  private MavenRepositories(
      RepositorySystem system, CloseableSession session, List<RemoteRepository> remotes) {
    this.system = system;
    this.session = session;
    this.remotes = remotes;
  }

  /** Returns the repositories that Maven itself looks into where nothing else is configured. */
  public static List<URI> central() {
    try (InputStream superPom = Model.class.getResourceAsStream(SUPER_POM)) {
      Model model = new MavenXpp3Reader().read(Objects.requireNonNull(superPom));
      return model.getRepositories().stream().map(each -> URI.create(each.getUrl())).toList();
    } catch (IOException | XmlPullParserException e) {
      throw new IllegalStateException("Maven's own model cannot be read", e);
    }
  }

  /**
   * Opens repositories.
   *
   * @param local the directory of the local repository
   * @param remotes where to look, in this order
   * @param progress is told the name of each file that is fetched
   */
  public static MavenRepositories open(Path local, List<URI> remotes, Consumer<String> progress) {
    RepositorySystem system = new RepositorySystemSupplier().get();
    CloseableSession session =
        new SessionBuilderSupplier(system)
            .get()
            .withLocalRepositoryBaseDirectories(local)
            .setTransferListener(new Fetched(progress))
            .setChecksumPolicy(RepositoryPolicy.CHECKSUM_POLICY_FAIL)
            .build();
    return new MavenRepositories(system, session, repositories(remotes));
  }

  private static List<RemoteRepository> repositories(List<URI> remotes) {
    RepositoryPolicy policy =
        new RepositoryPolicy(
            true, RepositoryPolicy.UPDATE_POLICY_DAILY, RepositoryPolicy.CHECKSUM_POLICY_FAIL);
    List<RemoteRepository> repositories = new ArrayList<>();
    for (URI remote : remotes) {
      String id = "repository" + repositories.size();
      repositories.add(
          new RemoteRepository.Builder(id, "default", remote.toString())
              .setReleasePolicy(policy)
              .build());
    }
    return repositories;
  }

  /**
   * Returns a jar and all jars that it needs at run time, each behind those it needs.
   *
   * @param coordinates {@code groupId:artifactId:version}, where the version may be a range
   * @throws UnresolvableException if one of them cannot be had
   */
  public List<MavenArtifact> closure(String coordinates) throws UnresolvableException {
    Artifact artifact = artifact(coordinates);
    CollectRequest collect = new CollectRequest(new Dependency(artifact, RUNTIME), remotes);
    DependencyRequest request =
        new DependencyRequest(collect, (node, parents) -> neededAtRunTime(node));
    try {
      DependencyResult result = system.resolveDependencies(session, request);
      Map<String, MavenArtifact> found = new LinkedHashMap<>();
      add(result.getRoot(), found);
      return List.copyOf(found.values());
    } catch (DependencyResolutionException e) {
      throw new UnresolvableException(coordinates + " cannot be resolved: " + reason(e), e);
    }
  }

  private static Artifact artifact(String coordinates) throws UnresolvableException {
    try {
      return new DefaultArtifact(coordinates);
    } catch (IllegalArgumentException e) {
      throw new UnresolvableException(
          "'" + coordinates + "' must be groupId:artifactId:version", e);
    }
  }

  private static void add(DependencyNode node, Map<String, MavenArtifact> found) {
    List<String> dependencies = new ArrayList<>();
    for (DependencyNode child : node.getChildren()) {
      if (isJar(child)) {
        add(child, found);
        dependencies.add(name(child.getArtifact()));
      }
    }
    Artifact artifact = node.getArtifact();
    found.putIfAbsent(
        name(artifact),
        new MavenArtifact(
            artifact.getGroupId(),
            artifact.getArtifactId(),
            artifact.getVersion(),
            artifact.getPath(),
            dependencies));
  }

  private static boolean neededAtRunTime(DependencyNode node) {
    return node.getDependency() == null
        || NEEDED_AT_RUN_TIME.contains(node.getDependency().getScope());
  }

  private static boolean isJar(DependencyNode node) {
    return node.getArtifact().getPath() != null && node.getArtifact().getExtension().equals("jar");
  }

  private static String name(Artifact artifact) {
    return artifact.getGroupId() + ":" + artifact.getArtifactId();
  }

  /** Returns what the innermost cause says, which names the artifact and the repository. */
  private static String reason(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null && cause.getCause().getMessage() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  @Override
  public void close() {
    session.close();
    system.shutdown();
  }

  private static final class Fetched extends AbstractTransferListener {

    private final Consumer<String> progress;

    Fetched(Consumer<String> progress) {
      this.progress = progress;
    }

    @Override
    public void transferSucceeded(TransferEvent event) {
      String name = event.getResource().getResourceName();
      progress.accept(name.substring(name.lastIndexOf('/') + 1));
    }
  }
}
