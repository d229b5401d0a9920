package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.storage.BlobInfo;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ContentHeaders;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Content headers and user metadata. */
abstract class BlobContentContract extends StorageContract {

  private static final int MOST_METADATA = 2048;

  @Test
  @Clause("storage.content.1")
  void eachHeaderIsKeptByItself() {
    ContentHeaders none = ContentHeaders.none();
    for (ContentHeaders headers :
        List.of(
            none.withType("text/plain"),
            none.withType("a/b").withEncoding("gzip"),
            none.withType("a/b").withDisposition("inline"),
            none.withType("a/b").withCacheControl("no-cache"))) {
      assertThat(stored(PutOptions.defaults().withHeaders(headers)).headers()).isEqualTo(headers);
    }
  }

  @Test
  @Clause("storage.content.2")
  void withoutHeadersAndMetadataThereAreNoneButAType() {
    BlobInfo info = stored(PutOptions.defaults());
    assertThat(info.headers().encoding()).isEmpty();
    assertThat(info.headers().disposition()).isEmpty();
    assertThat(info.headers().cacheControl()).isEmpty();
    assertThat(info.metadata()).isEmpty();
  }

  @Test
  @Clause("storage.content.3")
  void headersMayHave256Characters() {
    ContentHeaders headers =
        ContentHeaders.none()
            .withType("text/plain; a=\"" + "t".repeat(240) + "\"")
            .withEncoding("e".repeat(256))
            .withDisposition("attachment; filename=\"" + "d".repeat(233) + "\"")
            .withCacheControl("max-age=1, c=" + "c".repeat(243));
    assertThat(stored(PutOptions.defaults().withHeaders(headers)).headers()).isEqualTo(headers);
  }

  @Test
  @Clause("storage.content.4")
  void encodedContentIsStoredAndReadAsItIs() throws Exception {
    BlobKey key = key();
    Bytes zipped = gzip(bytes(5000, 4));
    put(
        key,
        zipped,
        PutOptions.defaults()
            .withHeaders(ContentHeaders.none().withType("text/plain").withEncoding("gzip")));
    assertThat(info(key).sizeBytes()).isEqualTo(zipped.size());
    assertThat(read(key)).isEqualTo(zipped);
    assertThat(read(key, ByteRange.of(10, 20), ReadOptions.defaults()))
        .isEqualTo(zipped.slice(10, 20));
  }

  @Test
  @Clause("storage.content.5")
  void metadataIsKeptExactly() {
    Map<String, String> metadata =
        Map.of(
            "a",
            "",
            "name_2",
            "two  spaces",
            "n" + "0".repeat(63),
            "Case And \"quotes\"",
            "punctuation",
            "!#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
            "encoded",
            "=?UTF-8?Q?no?= %20 &amp;",
            "number",
            "007");
    assertThat(stored(PutOptions.defaults().withMetadata(metadata)).metadata()).isEqualTo(metadata);
  }

  @Test
  @Clause("storage.content.6")
  void metadataMayHave2048Characters() {
    Map<String, String> one = Map.of("name", "v".repeat(MOST_METADATA - "name".length()));
    assertThat(stored(PutOptions.defaults().withMetadata(one)).metadata()).isEqualTo(one);
    Map<String, String> many = new HashMap<>();
    for (int i = 10; i < 42; i++) {
      many.put("name" + i, "v".repeat(MOST_METADATA / 32 - "name00".length()));
    }
    assertThat(stored(PutOptions.defaults().withMetadata(many)).metadata()).isEqualTo(many);
  }

  private BlobInfo stored(PutOptions options) {
    BlobKey key = key();
    put(key, Bytes.utf8("content"), options);
    return info(key);
  }

  private static Bytes gzip(Bytes content) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(zipped)) {
      content.writeTo(stream);
    }
    return Bytes.wrap(zipped.toByteArray());
  }
}
