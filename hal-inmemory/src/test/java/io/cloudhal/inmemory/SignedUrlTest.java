package io.cloudhal.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudhal.Bytes;
import io.cloudhal.Version;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.spi.VirtualTime;
import io.cloudhal.storage.BlobInfo;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ContentHeaders;
import io.cloudhal.storage.PresignRequest;
import io.cloudhal.storage.PresignedRequest;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SignedUrlTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final BlobKey KEY = BlobKey.of("some folder/\u00e4 + b%20?#.txt");
  private static final String TEXT = "0123456789";

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-01T10:00:00.250Z"));
  private final CloudComputer computer = Storages.onHeap(time).computer(time);
  private final Bucket bucket = Storages.bucket(computer);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    computer.close();
  }

  private Version put(String content) {
    PutOptions options =
        PutOptions.defaults()
            .withHeaders(ContentHeaders.none().withType("text/plain").withCacheControl("private"));
    return bucket.put(KEY, BlobSource.of(Bytes.utf8(content)), options).version();
  }

  private String stored() {
    return bucket.readRanges(KEY, List.of(ByteRange.all()), ReadOptions.defaults()).get(0).toUtf8();
  }

  private HttpResponse<String> send(String method, URI uri, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(
                method,
                method.equals("PUT") ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String... headers) throws Exception {
    URI uri = bucket.presign(PresignRequest.get(KEY, HOUR)).uri();
    return send("GET", uri, "", headers);
  }

  private int put(PresignRequest request, String body, String... headers) throws Exception {
    return send("PUT", bucket.presign(request).uri(), body, headers).statusCode();
  }

  @Test
  void getGivesTheBlobWithItsHeaders() throws Exception {
    Version version = put(TEXT);
    HttpResponse<String> response = get();
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(TEXT);
    Map<String, String> expected =
        Map.of(
            "Content-Type", "text/plain",
            "Content-Length", "10",
            "Cache-Control", "private",
            "Accept-Ranges", "bytes",
            "Last-Modified", "Sun, 1 Mar 2026 10:00:00 GMT",
            "ETag", "\"" + version + "\"");
    expected.forEach(
        (name, value) -> assertThat(response.headers().firstValue(name)).as(name).hasValue(value));
  }

  @Test
  void getGivesRangesAsHttpCountsThem() throws Exception {
    put(TEXT);
    Map.of("bytes=2-4", "234", "bytes=7-", "789", "bytes=-2", "89", "bytes=0-0", "0")
        .forEach(
            (range, expected) -> {
              HttpResponse<String> response = getUnchecked("Range", range);
              assertThat(response.statusCode()).as(range).isEqualTo(206);
              assertThat(response.body()).as(range).isEqualTo(expected);
            });
    assertThat(get("Range", "bytes=8-99").headers().firstValue("Content-Range"))
        .hasValue("bytes 8-9/10");
    for (String ignored : List.of("bytes=4-2", "bytes=-", "bytes=1-2,4-5", "lines=1-2")) {
      assertThat(get("Range", ignored).statusCode()).as(ignored).isEqualTo(200);
    }
    HttpResponse<String> behind = get("Range", "bytes=10-");
    assertThat(behind.statusCode()).isEqualTo(416);
    assertThat(behind.headers().firstValue("Content-Range")).hasValue("bytes */10");
  }

  private HttpResponse<String> getUnchecked(String... headers) {
    try {
      return get(headers);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void getJudgesConditions() throws Exception {
    Version version = put(TEXT);
    assertThat(get("If-None-Match", "\"" + version + "\"").statusCode()).isEqualTo(304);
    assertThat(get("If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    assertThat(get("If-Range", "\"other\"", "Range", "bytes=1-2").statusCode()).isEqualTo(200);
    assertThat(get("If-Range", "\"" + version + "\"", "Range", "bytes=1-2").statusCode())
        .isEqualTo(206);
    bucket.deleteAll(List.of(KEY));
    assertThat(get().statusCode()).isEqualTo(404);
  }

  @Test
  void emptyBlobsAreWrittenAndRead() throws Exception {
    assertThat(put(PresignRequest.put(KEY, HOUR), "")).isEqualTo(200);
    HttpResponse<String> response = get();
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(get("Range", "bytes=0-").statusCode()).isEqualTo(416);
  }

  @Test
  void putStoresBytesAndType() throws Exception {
    assertThat(put(PresignRequest.put(KEY, HOUR), TEXT, "Content-Type", "text/csv")).isEqualTo(200);
    BlobInfo info = bucket.stat(KEY).orElseThrow();
    assertThat(info.headers().type()).hasValue("text/csv");
    assertThat(stored()).isEqualTo(TEXT);
  }

  @Test
  void putRefusesAnotherTypeThanWasSigned() throws Exception {
    PresignRequest request = PresignRequest.put(KEY, HOUR).withContentType("text/csv");
    assertThat(bucket.presign(request).headers()).containsEntry("Content-Type", "text/csv");
    assertThat(put(request, TEXT)).isEqualTo(400);
    assertThat(put(request, TEXT, "Content-Type", "text/plain")).isEqualTo(400);
    assertThat(bucket.stat(KEY)).isEmpty();
    assertThat(put(request, TEXT, "Content-Type", "text/csv")).isEqualTo(200);
  }

  @Test
  void putJudgesConditionsOfTheUrlAndOfItsHolder() throws Exception {
    PresignRequest any = PresignRequest.put(KEY, HOUR);
    assertThat(put(any.ifAbsent(), "first")).isEqualTo(200);
    assertThat(put(any.ifAbsent(), "second")).isEqualTo(412);
    assertThat(put(any, "third", "If-None-Match", "*")).isEqualTo(412);
    assertThat(put(any, "fourth", "If-Match", "\"other\"")).isEqualTo(412);
    assertThat(put(any, "fifth", "If-None-Match", "\"other\"")).isEqualTo(400);
    assertThat(put(any, "sixth", "If-Match", "*")).isEqualTo(400);
    assertThat(stored()).isEqualTo("first");
    String etag = "\"" + bucket.stat(KEY).orElseThrow().version() + "\"";
    assertThat(put(any.ifAbsent(), "seventh", "If-Match", etag)).isEqualTo(400);
    assertThat(put(any, "eighth", "If-Match", etag)).isEqualTo(200);
    assertThat(stored()).isEqualTo("eighth");
  }

  @Test
  void aUrlEndsAtItsExpiry() throws Exception {
    put(TEXT);
    PresignedRequest request = bucket.presign(PresignRequest.get(KEY, HOUR));
    assertThat(request.expiresAt()).isEqualTo(time.now().plus(HOUR));
    time.advance(HOUR.minusMillis(1));
    assertThat(send("GET", request.uri(), "").statusCode()).isEqualTo(200);
    time.advance(Duration.ofMillis(1));
    assertThat(send("GET", request.uri(), "").statusCode()).isEqualTo(403);
  }

  @Test
  void aUrlIsGoodForNothingElse() throws Exception {
    put(TEXT);
    String get = bucket.presign(PresignRequest.get(KEY, HOUR)).uri().toString();
    String put = bucket.presign(PresignRequest.put(KEY, HOUR).ifAbsent()).uri().toString();
    List<String> refused =
        List.of(
            get.replace(".txt", ".tx"),
            get.replace("/tests/", "/other/"),
            get.replace("/tests/", "/../tests/"),
            get.replace("method=GET", "method=PUT"),
            get.replace("expires=1", "expires=2"),
            get.replaceAll("signature=.*", ""),
            get.substring(0, get.indexOf('?')),
            get + "&method=GET",
            put);
    for (String uri : refused) {
      assertThat(send("GET", URI.create(uri), "").statusCode()).as(uri).isEqualTo(403);
    }
    assertThat(send("PUT", URI.create(put.replace("absent=true&", "")), "x").statusCode())
        .isEqualTo(403);
    assertThat(send("PUT", URI.create(get), "x").statusCode()).isEqualTo(403);
    assertThat(send("DELETE", URI.create(get), "").statusCode()).isEqualTo(405);
    assertThat(stored()).isEqualTo(TEXT);
  }

  @Test
  void anotherComputerDoesNotKnowTheSignature() throws Exception {
    put(TEXT);
    try (CloudComputer other = Storages.onHeap(time).computer(time)) {
      URI theirs = Storages.bucket(other).presign(PresignRequest.get(KEY, HOUR)).uri();
      URI ours = bucket.presign(PresignRequest.get(KEY, HOUR)).uri();
      URI forged = ours.resolve(theirs.getRawPath() + "?" + theirs.getRawQuery());
      assertThat(send("GET", forged, "").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void anUploadThatIsCutOffStoresNothing() throws Exception {
    URI uri = bucket.presign(PresignRequest.put(KEY, HOUR)).uri();
    for (String framing : List.of("Content-Length: 10\r\n\r\n01234", chunked("5\r\n01234"))) {
      try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
        String head = "PUT " + uri.getRawPath() + "?" + uri.getRawQuery() + " HTTP/1.1\r\n";
        socket
            .getOutputStream()
            .write((head + "Host: h\r\n" + framing).getBytes(StandardCharsets.UTF_8));
        socket.shutdownOutput();
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer).doesNotStartWith("HTTP/1.1 200");
      }
      assertThat(bucket.stat(KEY)).isEmpty();
    }
  }

  private static String chunked(String chunks) {
    return "Transfer-Encoding: chunked\r\n\r\n" + chunks;
  }

  @Test
  void theServerEndsWithTheStorage() {
    URI uri = bucket.presign(PresignRequest.get(KEY, HOUR)).uri();
    computer.close();
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> send("GET", uri, ""));
  }
}
