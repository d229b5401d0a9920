package io.cloudhal.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Before a server that answers with what it was sent. */
class FaultProxyTest {

  private static final String LONG = "0123456789".repeat(20_000);

  private final AtomicInteger served = new AtomicInteger();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private HttpServer server;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::echo);
    server.start();
    proxy = FaultProxy.before(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    proxy.close();
    server.stop(0);
  }

  private void echo(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    served.incrementAndGet();
    exchange.getResponseHeaders().add("Seen", exchange.getRequestMethod());
    boolean chunked = exchange.getRequestURI().getPath().equals("/chunked");
    boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(200, none ? -1 : chunked ? 0 : body.length);
    try (exchange) {
      exchange.getResponseBody().write(none ? new byte[0] : body);
    }
  }

  @Test
  void requestsAndAnswersPassUnchanged() throws Exception {
    for (String body : List.of("", "short", LONG)) {
      assertThat(send("/", body).body()).isEqualTo(body);
      assertThat(send("/chunked", body).body()).isEqualTo(body);
      assertThat(send(request("/").POST(chunks(body)).build()).body()).isEqualTo(body);
      assertThat(send(request("/").expectContinue(true).POST(chunks(body)).build()).body())
          .isEqualTo(body);
    }
    HttpRequest head = request("/").method("HEAD", BodyPublishers.noBody()).build();
    assertThat(send(head).headers().firstValue("Seen")).hasValue("HEAD");
    assertThat(send("/", "after").body()).isEqualTo("after");
  }

  @Test
  void requestsAreTold() throws Exception {
    HttpRequest request = request("/path?query=1").header("X-Target", "Put").DELETE().build();
    send(request);
    assertThat(proxy.requests())
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.method()).isEqualTo("DELETE");
              assertThat(seen.target()).isEqualTo("/path?query=1");
              assertThat(seen.header("x-target")).hasValue("Put");
              assertThat(seen.header("none")).isEmpty();
            });
    proxy.clear();
    assertThat(proxy.requests()).isEmpty();
  }

  @Test
  void resetBeforeNeverReachesTheServer() throws Exception {
    proxy.next(1, Fault.resetBefore());
    assertThatThrownBy(() -> send("/", "lost")).isInstanceOf(IOException.class);
    assertThat(served).hasValue(0);
    assertThat(send("/", "next").body()).isEqualTo("next");
  }

  @Test
  void lostAnswerComesAfterTheServerActed() throws Exception {
    proxy.next(1, Fault.lostAnswer());
    assertThatThrownBy(() -> send("/", "done")).isInstanceOf(IOException.class);
    assertThat(served).hasValue(1);
    assertThat(send("/", "next").body()).isEqualTo("next");
  }

  @Test
  void cutAnswerEndsInTheMiddle() throws Exception {
    for (String path : List.of("/", "/chunked")) {
      proxy.next(1, Fault.cutAnswer());
      HttpResponse<InputStream> cut =
          client.send(
              request(path).POST(BodyPublishers.ofString(LONG)).build(),
              BodyHandlers.ofInputStream());
      assertThat(cut.statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> cut.body().readAllBytes()).isInstanceOf(IOException.class);
    }
    proxy.next(1, Fault.cutAnswer());
    assertThatThrownBy(() -> send("/", "")).isInstanceOf(IOException.class);
    assertThat(served).hasValue(3);
  }

  @Test
  void delaysAreKept() throws Exception {
    Duration delay = Duration.ofMillis(300);
    for (Fault late : List.of(Fault.lateRequest(delay), Fault.lateAnswer(delay))) {
      proxy.next(1, late);
      long start = System.nanoTime();
      assertThat(send("/", "late").body()).isEqualTo("late");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(delay);
    }
  }

  @Test
  void lateRequestReachesTheServerThoughTheClientIsGone() throws Exception {
    proxy.next(1, Fault.lateRequest(Duration.ofMillis(500)));
    HttpRequest impatient =
        request("/").timeout(Duration.ofMillis(50)).POST(BodyPublishers.ofString("late")).build();
    assertThatThrownBy(() -> send(impatient)).isInstanceOf(IOException.class);
    assertThat(served).hasValue(0);
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (served.get() == 0 && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(served).hasValue(1);
  }

  @Test
  void answersAreTheProxysOwnForSoManyRequests() throws Exception {
    proxy.next(2, Fault.answer(503, List.of("Retry-After: 1"), "SlowDown ä"));
    proxy.next(1, Fault.answer(500, List.of(), ""));
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> slow = send("/", LONG);
      assertThat(slow.statusCode()).isEqualTo(503);
      assertThat(slow.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(slow.body()).isEqualTo("SlowDown ä");
    }
    assertThat(send("/", "x").statusCode()).isEqualTo(500);
    assertThat(served).hasValue(0);
    assertThat(send("/", "x").statusCode()).isEqualTo(200);
  }

  @Test
  void answerToARequestForAHeadHasNoBody() throws Exception {
    proxy.next(1, Fault.answer(503, List.of(), "not to be sent"));
    HttpRequest head = request("/").method("HEAD", BodyPublishers.noBody()).build();
    assertThat(send(head).statusCode()).isEqualTo(503);
    assertThat(send("/", "next").body()).isEqualTo("next");
  }

  @Test
  void faultsHitOnlyTheRequestsTheyAreFor() throws Exception {
    proxy.next(1, seen -> seen.target().equals("/b"), Fault.answer(500, List.of(), ""));
    assertThat(send("/a", "x").statusCode()).isEqualTo(200);
    assertThat(send("/b", "x").statusCode()).isEqualTo(500);
    assertThat(send("/b", "x").statusCode()).isEqualTo(200);
    proxy.next(1, Fault.resetBefore());
    proxy.clear();
    assertThat(send("/", "x").statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> proxy.next(0, Fault.resetBefore()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void eachFaultHappensAsOftenAsItWasAskedForAmongManyClients() throws Exception {
    proxy.next(10, Fault.answer(500, List.of(), ""));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        answers.add(threads.submit(() -> send("/", "x").statusCode()));
      }
      int failed = 0;
      for (Future<Integer> each : answers) {
        failed += each.get() == 500 ? 1 : 0;
      }
      assertThat(failed).isEqualTo(10);
    } finally {
      threads.shutdownNow();
    }
    assertThat(served).hasValue(40);
    assertThat(proxy.requests()).hasSize(50);
  }

  @Test
  void serverThatIsGoneEndsTheConnection() {
    server.stop(0);
    assertThatThrownBy(() -> send("/", "x")).isInstanceOf(IOException.class);
  }

  @Test
  void closedProxyIsGoneWithItsConnections() throws Exception {
    assertThat(send("/", "x").body()).isEqualTo("x");
    proxy.next(1, Fault.lateAnswer(Duration.ofHours(1)));
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<HttpResponse<String>> waiting = threads.submit(() -> send("/", "waits"));
      long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (served.get() < 2 && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      proxy.close();
      assertThatThrownBy(waiting::get).hasCauseInstanceOf(IOException.class);
    } finally {
      threads.shutdownNow();
    }
    assertThatThrownBy(() -> send("/", "x"))
        .isInstanceOfAny(ConnectException.class, SocketException.class);
    proxy.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(proxy.endpoint().resolve(path));
  }

  /** A body whose length is not told beforehand. */
  private static BodyPublisher chunks(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(bytes));
  }

  private HttpResponse<String> send(String path, String body) throws Exception {
    return send(request(path).POST(BodyPublishers.ofString(body)).build());
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }
}
