package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Version;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.ContentHeaders;
import io.cloudhal.storage.PresignRequest;
import io.cloudhal.storage.PresignedRequest;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reading by a URL without credentials. */
abstract class PresignReadContract extends PresignContract {

  @Test
  @Clause(value = "storage.presign.1", needs = Feature.PRESIGN)
  void theHolderReadsTheWholeBlobWithItsHeaders() throws Exception {
    BlobKey key = key();
    Bytes content = bytes(100_000, 1);
    put(key, content, ContentOptions.all());
    HttpResponse<byte[]> response = send(presign(PresignRequest.get(key, MINUTE)));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(Bytes.wrap(response.body())).isEqualTo(content);
    HttpHeaders headers = response.headers();
    ContentHeaders stored = ContentOptions.all().headers();
    assertThat(headers.firstValue("Content-Type")).isEqualTo(stored.type());
    assertThat(headers.firstValue("Content-Encoding")).isEqualTo(stored.encoding());
    assertThat(headers.firstValue("Content-Disposition")).isEqualTo(stored.disposition());
    assertThat(headers.firstValue("Cache-Control")).isEqualTo(stored.cacheControl());
  }

  @Test
  @Clause(value = "storage.presign.2", needs = Feature.PRESIGN)
  void theHolderReadsARange() throws Exception {
    BlobKey key = key();
    Bytes content = bytes(10_000, 2);
    put(key, content);
    PresignedRequest request = presign(PresignRequest.get(key, MINUTE));
    HttpResponse<byte[]> middle = send(request, Map.of("Range", "bytes=100-199"), new byte[0]);
    assertThat(middle.statusCode()).isEqualTo(206);
    assertThat(middle.headers().firstValue("Content-Range")).hasValue("bytes 100-199/10000");
    assertThat(Bytes.wrap(middle.body())).isEqualTo(content.slice(100, 100));
    HttpResponse<byte[]> rest = send(request, Map.of("Range", "bytes=9990-"), new byte[0]);
    assertThat(rest.statusCode()).isEqualTo(206);
    assertThat(Bytes.wrap(rest.body())).isEqualTo(content.slice(9990, 10));
    HttpResponse<byte[]> last = send(request, Map.of("Range", "bytes=9999-10005"), new byte[0]);
    assertThat(last.statusCode()).isEqualTo(206);
    assertThat(Bytes.wrap(last.body())).isEqualTo(content.slice(9999, 1));
  }

  @Test
  @Clause(value = "storage.presign.17", needs = Feature.PRESIGN)
  void aRangeBehindTheEndIsRefused() throws Exception {
    BlobKey key = key();
    put(key, bytes(100, 17));
    PresignedRequest request = presign(PresignRequest.get(key, MINUTE));
    HttpResponse<byte[]> response = send(request, Map.of("Range", "bytes=100-"), new byte[0]);
    assertThat(response.statusCode()).isEqualTo(416);
  }

  @Test
  @Clause(value = "storage.presign.3", needs = Feature.PRESIGN)
  void theHolderOfAUrlWithoutBlobIsToldSo() throws Exception {
    BlobKey key = key();
    PresignedRequest request = presign(PresignRequest.get(key, MINUTE));
    assertThat(send(request).statusCode()).isEqualTo(404);
    put(key, "content");
    assertDone(send(request));
  }

  @Test
  @Clause(value = "storage.presign.4", needs = Feature.PRESIGN)
  void keysWithAMeaningInAddressesAreReadAndWritten() throws Exception {
    String folder = fresh("folder") + "/";
    for (String name : new String[] {"a b", "a+b", "a%20b", "a#b?c=d&e", "\u00e4/\u6f22", "'\""}) {
      BlobKey key = BlobKey.of(folder + name);
      assertDone(send(presign(PresignRequest.put(key, MINUTE)), name));
      assertThat(readText(key)).isEqualTo(name);
      HttpResponse<byte[]> response = send(presign(PresignRequest.get(key, MINUTE)));
      assertThat(Bytes.wrap(response.body())).isEqualTo(Bytes.utf8(name));
    }
  }

  @Test
  @Clause(value = "storage.presign.5", needs = Feature.PRESIGN)
  void anExpiredUrlIsRefused() throws Exception {
    BlobKey key = key();
    Version version = put(key, "content");
    PresignedRequest get = presign(PresignRequest.get(key, Duration.ofSeconds(10)));
    PresignedRequest put = presign(PresignRequest.put(key, Duration.ofSeconds(10)));
    assertDone(send(get));
    time().pass(Duration.ofSeconds(12));
    assertRefused(send(get));
    assertRefused(send(put, "new"));
    assertThat(info(key).version()).isEqualTo(version);
    assertDone(send(presign(PresignRequest.get(key, MINUTE))));
  }

  @Test
  @Clause(value = "storage.presign.6", needs = Feature.PRESIGN)
  void theExpiryIsToldAndNotLaterThanAsked() {
    Instant now = time().now();
    Instant expiry = presign(PresignRequest.get(key(), Duration.ofDays(7))).expiresAt();
    assertThat(expiry).isBetween(now, now.plus(Duration.ofDays(7)).plus(MINUTE));
    assertThat(presign(PresignRequest.put(key(), MINUTE)).expiresAt())
        .isBetween(now, now.plus(MINUTE).plus(MINUTE));
  }

  @Test
  @Clause(value = "storage.presign.7", needs = Feature.PRESIGN)
  void aUrlIsGoodForItsBlobOnly() throws Exception {
    BlobKey key = key();
    BlobKey secret = BlobKey.of(key + "-secret");
    put(key, "content");
    put(secret, "secret");
    PresignedRequest request = presign(PresignRequest.get(key, MINUTE));
    URI moved = URI.create(request.uri().toString().replace(key.value(), secret.value()));
    assertThat(moved).isNotEqualTo(request.uri());
    assertRefused(send("GET", moved, request.headers(), new byte[0]));
  }

  @Test
  @Clause(value = "storage.presign.8", needs = Feature.PRESIGN)
  void aUrlThatWasChangedIsRefused() throws Exception {
    BlobKey key = key();
    put(key, "content");
    PresignedRequest request = presign(PresignRequest.get(key, Duration.ofMinutes(10)));
    String[] parameters = request.uri().getRawQuery().split("&", -1);
    for (int i = 0; i < parameters.length; i++) {
      String[] changed = parameters.clone();
      changed[i] = changed(parameters[i]);
      String address = request.uri().toString();
      String path = address.substring(0, address.indexOf('?') + 1);
      URI uri = URI.create(path + String.join("&", changed));
      assertThat(send("GET", uri, request.headers(), new byte[0]).statusCode())
          .as("status with %s", changed[i])
          .isBetween(400, 499);
    }
  }

  @Test
  @Clause(value = "storage.presign.9", needs = Feature.PRESIGN)
  void aUrlDoesNotShowInItsText() {
    PresignedRequest request = presign(PresignRequest.get(key(), MINUTE));
    assertThat(request.toString())
        .doesNotContain(request.uri().getRawQuery())
        .doesNotContain(request.uri().getRawPath());
  }

  /** Changes the first character of a parameter's value. */
  private static String changed(String parameter) {
    int value = parameter.indexOf('=') + 1;
    char first = parameter.startsWith("1", value) ? '2' : '1';
    return parameter.substring(0, value) + first + parameter.substring(value + 1);
  }
}
