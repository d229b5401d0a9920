package io.cloudhal.computer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.observe.CostMeter;
import io.cloudhal.spi.TinyProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CloudComputersTest {

  @TempDir Path services;

  @Test
  void withoutAProviderTheMissingModuleIsNamed() {
    assertThatThrownBy(() -> CloudComputers.open(URI.create("aws://eu-west-1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "module io.cloudhal:hal-aws is missing for computer addresses 'aws:';"
                + " no provider module is on the class path");
  }

  @Test
  void anUnknownSchemeNamesTheProvidersThatAreThere() throws Exception {
    withProvider(
        () ->
            assertThatThrownBy(() -> CloudComputers.open(URI.create("ibm://somewhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                    "no provider is known for computer addresses 'ibm:';"
                        + " on the class path are providers for tiny"));
  }

  @Test
  void aProviderOfTheClassPathOpensItsAddresses() throws Exception {
    CostMeter meter = new CostMeter();
    withProvider(
        () -> {
          try (CloudComputer computer = CloudComputers.open(URI.create("tiny://here"), meter)) {
            assertThat(computer.bus().queue(TinyProvider.QUEUE).backlog()).hasValue(0);
          }
        });
    assertThat(meter.byName()).containsOnlyKeys("bus.backlog");
  }

  @Test
  void whatIsNoAddressIsRefusedFirst() {
    assertThatThrownBy(() -> CloudComputers.open(URI.create("volatile")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must begin with a scheme");
  }

  /** Runs {@code test} where the class path has a provider's registration. */
  private void withProvider(Runnable test) throws IOException {
    Path file = services.resolve("META-INF/services/" + ComputerProvider.class.getName());
    Files.createDirectories(file.getParent());
    Files.writeString(file, TinyProvider.class.getName());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] path = {services.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, before)) {
      thread.setContextClassLoader(loader);
      test.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
