package io.cloudhal.testservers;

import java.net.URI;
import java.time.Duration;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitStrategy;

/** A server in a container, reached by ports of this machine; removed with this JVM. */
final class ServerContainer implements TestServer {

  private static final Duration START_DEADLINE = Duration.ofMinutes(2);

  private final String name;
  private final ContainerImage image;
  private final GenericContainer<?> container;

  private ServerContainer(String name, ContainerImage image, GenericContainer<?> container) {
    this.name = name;
    this.image = image;
    this.container = container;
  }

  /**
   * Starts a server and returns when it is ready.
   *
   * @throws MissingServerException if there is no image of it, no Docker engine, or no start
   */
  @SuppressWarnings("resource") // the server returned owns it
  static ServerContainer start(Recipe recipe) {
    ContainerImage image =
        recipe
            .image()
            .orElseThrow(
                () ->
                    new MissingServerException(
                        "server " + recipe.name() + " has no image: use -Dhal.backend=process"));
    try {
      GenericContainer<?> container =
          new GenericContainer<>(image.name())
              .withExposedPorts(image.ports().toArray(Integer[]::new))
              .withEnv(image.environment())
              .waitingFor(ready(recipe))
              .withStartupTimeout(START_DEADLINE);
      container.start();
      return new ServerContainer(recipe.name(), image, container);
    } catch (ContainerLaunchException | IllegalStateException e) {
      throw new MissingServerException(
          "server "
              + recipe.name()
              + " did not start from the image "
              + image.name()
              + "; is there a Docker engine? Without one: -Dhal.backend=process",
          e);
    }
  }

  private static WaitStrategy ready(Recipe recipe) {
    return recipe.healthPath().isEmpty()
        ? Wait.forListeningPort()
        : Wait.forHttp(recipe.healthPath()).forStatusCodeMatching(status -> status < 500);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public URI endpoint(int port) {
    int mapped = container.getMappedPort(image.ports().get(port));
    return URI.create("http://" + container.getHost() + ":" + mapped);
  }

  @Override
  public void close() {
    container.stop();
  }
}
