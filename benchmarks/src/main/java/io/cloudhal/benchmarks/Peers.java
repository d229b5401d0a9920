package io.cloudhal.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Libraries of others, each in a class loader of its own with all that it needs: among that are
 * other versions of what we use. They are fetched from Maven Central at the first use.
 */
final class Peers {

  private static final Set<String> SHARED =
      Set.of(BlobClient.class.getName(), S3Place.class.getName());

  private Peers() {}

  /**
   * Returns a peer's client.
   *
   * @param name such as {@code jclouds}, for which there is a {@code jclouds-pom.xml}
   * @param type of the client; has a constructor with an {@link S3Place}
   */
  static BlobClient open(String name, String type, S3Place place)
      throws IOException, InterruptedException, ReflectiveOperationException {
    Path libraries = Home.target().resolve("peers").resolve(name);
    if (!Files.exists(libraries)) {
      install(name, libraries);
    }
    Thread thread = Thread.currentThread();
    ClassLoader outer = thread.getContextClassLoader();
    ClassLoader loader = new Isolated(name, classPath(libraries));
    thread.setContextClassLoader(loader); // where they look for their providers
    try {
      return loader
          .loadClass(Peers.class.getPackageName() + "." + type)
          .asSubclass(BlobClient.class)
          .getDeclaredConstructor(S3Place.class)
          .newInstance(place);
    } finally {
      thread.setContextClassLoader(outer);
    }
  }

  private static void install(String name, Path target) throws IOException, InterruptedException {
    System.err.println("fetching " + name);
    Path incomplete = Files.createDirectories(target.resolveSibling(name + ".incomplete"));
    Path pom = target.resolveSibling(name + "-pom.xml");
    try (InputStream source = Peers.class.getResourceAsStream(pom.getFileName().toString())) {
      Files.copy(
          source == null ? InputStream.nullInputStream() : source,
          pom,
          StandardCopyOption.REPLACE_EXISTING);
    }
    int status =
        new ProcessBuilder(
                "mvn",
                "-B",
                "-ntp",
                "-q",
                "-C",
                "-f",
                pom.toString(),
                "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies",
                "-DincludeScope=runtime",
                "-DoutputDirectory=" + incomplete)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("Maven cannot fetch " + name + "; see above");
    }
    Files.move(incomplete, target);
  }

  private static List<Path> classPath(Path libraries) throws IOException {
    List<Path> path = new ArrayList<>(List.of(Home.classes()));
    try (Stream<Path> jars = Files.list(libraries)) {
      jars.sorted().forEach(path::add);
    }
    return path;
  }

  /** Sees the JDK, its own class path, and what both sides must agree on. */
  private static final class Isolated extends URLClassLoader {

    Isolated(String name, List<Path> path) {
      super(name, path.stream().map(Isolated::url).toArray(URL[]::new), getPlatformClassLoader());
    }

    private static URL url(Path path) {
      try {
        return path.toUri().toURL();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      return SHARED.contains(name) ? Class.forName(name) : super.loadClass(name, resolve);
    }
  }
}
