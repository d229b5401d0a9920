package io.cloudhal.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestServersTest {

  @TempDir Path directory;

  @Test
  void anUnknownServerIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> TestServers.in(directory).start("nobody"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nobody")
        .hasMessageContaining("ministack");
  }

  @Test
  void aStartedServerAnswersAndIsGoneAfterwards() {
    URI endpoint;
    try (TestServer server = TestServers.in(directory).start("ministack")) {
      endpoint = server.endpoint();
      assertThat(answers(endpoint)).isTrue();
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (answers(endpoint) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(answers(endpoint)).isFalse();
  }

  private static boolean answers(URI endpoint) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), endpoint.getPort()), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
