package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Version;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.PresignRequest;
import io.cloudhal.storage.PresignedRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Writing by a URL without credentials. */
abstract class PresignWriteContract extends PresignContract {

  @Test
  @Clause(value = "storage.presign.10", needs = Feature.PRESIGN)
  void theHolderWritesTheBlob() throws Exception {
    BlobKey key = key();
    Bytes content = bytes(300_000, 10);
    PresignedRequest request = presign(PresignRequest.put(key, MINUTE));
    assertDone(send(request, Map.of(), content.toByteArray()));
    assertThat(read(key)).isEqualTo(content);
    assertDone(send(request, ""));
    assertThat(info(key).sizeBytes()).isZero();
  }

  @Test
  @Clause(value = "storage.presign.11", needs = Feature.PRESIGN)
  void aWriteByUrlReplacesBytesHeadersAndMetadata() throws Exception {
    BlobKey key = key();
    Version version = put(key, Bytes.utf8("old"), ContentOptions.all()).version();
    assertDone(send(presign(PresignRequest.put(key, MINUTE)), "new"));
    assertThat(readText(key)).isEqualTo("new");
    assertThat(info(key).version()).isNotEqualTo(version);
    assertThat(info(key).metadata()).isEmpty();
    assertThat(info(key).headers().disposition()).isEmpty();
  }

  @Test
  @Clause(value = "storage.presign.12", needs = Feature.PRESIGN)
  void ifAbsentLetsTheFirstWriteOnly() throws Exception {
    BlobKey key = key();
    PresignedRequest request = presign(PresignRequest.put(key, MINUTE).ifAbsent());
    assertDone(send(request, "first"));
    assertRefused(send(request, "second"));
    assertThat(readText(key)).isEqualTo("first");
  }

  @Test
  @Clause(value = "storage.presign.13", needs = Feature.PRESIGN)
  void ifAbsentCannotBeLeftOut() throws Exception {
    BlobKey key = key();
    Version version = put(key, "old");
    PresignedRequest request = presign(PresignRequest.put(key, MINUTE).ifAbsent());
    assertRefused(send("PUT", request.uri(), Map.of(), "new".getBytes(StandardCharsets.UTF_8)));
    assertThat(info(key).version()).isEqualTo(version);
    assertThat(readText(key)).isEqualTo("old");
  }

  @Test
  @Clause(value = "storage.presign.14", needs = Feature.PRESIGN)
  void theBlobGetsTheContentTypeThatWasSigned() throws Exception {
    BlobKey key = key();
    PresignRequest request = PresignRequest.put(key, MINUTE).withContentType("text/csv");
    assertDone(send(presign(request), "a,b"));
    assertThat(info(key).headers().type()).hasValue("text/csv");
    assertDone(send(presign(request.withContentType("image/png")), "a,b"));
    assertThat(info(key).headers().type()).hasValue("image/png");
  }

  @Test
  @Clause(value = "storage.presign.15", needs = Feature.PRESIGN)
  void aUrlIsGoodForItsMethodOnly() throws Exception {
    BlobKey key = key();
    Version version = put(key, "old");
    PresignedRequest get = presign(PresignRequest.get(key, MINUTE));
    PresignedRequest put = presign(PresignRequest.put(key, MINUTE));
    byte[] body = "new".getBytes(StandardCharsets.UTF_8);
    assertRefused(send("PUT", get.uri(), get.headers(), body));
    assertRefused(send("DELETE", get.uri(), get.headers(), new byte[0]));
    assertRefused(send("DELETE", put.uri(), put.headers(), new byte[0]));
    assertRefused(send("GET", put.uri(), put.headers(), new byte[0]));
    assertThat(info(key).version()).isEqualTo(version);
  }

  @Test
  @Clause(value = "storage.presign.16", needs = Feature.PRESIGN)
  void presigningCostsAtMostItsBudget() {
    bucket();
    presign(PresignRequest.get(key(), MINUTE));
    calls().clear();
    presign(PresignRequest.get(key(), MINUTE));
    presign(PresignRequest.put(key(), MINUTE).ifAbsent());
    assertThat(calls().requests()).isLessThanOrEqualTo(2 * budget("storage.presign", 1));
  }
}
