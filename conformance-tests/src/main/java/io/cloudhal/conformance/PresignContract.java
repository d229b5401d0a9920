package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.storage.PresignRequest;
import io.cloudhal.storage.PresignedRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What the contracts about presigned requests share: a holder without credentials. */
abstract class PresignContract extends StorageContract {

  static final Duration MINUTE = Duration.ofMinutes(1);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  final PresignedRequest presign(PresignRequest request) {
    return bucket().presign(request);
  }

  static HttpResponse<byte[]> send(PresignedRequest request) throws Exception {
    return send(request, Map.of(), new byte[0]);
  }

  static HttpResponse<byte[]> send(PresignedRequest request, String body) throws Exception {
    return send(request, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends the request as its holder would, with {@code more} headers. */
  static HttpResponse<byte[]> send(PresignedRequest request, Map<String, String> more, byte[] body)
      throws Exception {
    Map<String, String> headers = new HashMap<>(request.headers());
    headers.putAll(more);
    return send(request.method().name(), request.uri(), headers, body);
  }

  static HttpResponse<byte[]> send(String method, URI uri, Map<String, String> headers, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .method(
                method,
                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    headers.forEach(request::setHeader);
    return client().send(request.build(), BodyHandlers.ofByteArray());
  }

  private static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  static void assertDone(HttpResponse<byte[]> response) {
    assertThat(response.statusCode()).as("status").isBetween(200, 299);
  }

  static void assertRefused(HttpResponse<byte[]> response) {
    assertThat(response.statusCode()).as("status").isBetween(400, 499);
  }
}
