package io.cloudhal.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.PageToken;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StorageValuesTest {

  private static final BlobKey KEY = BlobKey.of("a/b.txt");

  @ParameterizedTest
  @ValueSource(strings = {"a", "a/b/c", ".hidden", "a b", "ä/中", "...x", "a..b", "a?#%&+"})
  void portableBlobKeysAreAccepted(String key) {
    assertThat(BlobKey.of(key)).hasToString(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "a/.",
        "a/..",
        "a/./b",
        "a/../b",
        "a.",
        "a./b",
        "a\\b",
        "a\u0000b",
        "a\nb",
        "a\u007fb",
        "a\u0085b",
        "a😀b"
      })
  void otherBlobKeysAreRefused(String key) {
    assertThatThrownBy(() -> BlobKey.of(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("blob key must");
  }

  @Test
  void aBlobKeyHasUpTo1024BytesAnd254Segments() {
    assertThat(BlobKey.of("ä".repeat(512)).value()).hasSize(512);
    assertThatThrownBy(() -> BlobKey.of("a" + "ä".repeat(512)))
        .hasMessage("blob key must have 1 to 1024 bytes, has 1025");
    assertThat(BlobKey.of("a/".repeat(253) + "a")).isNotNull();
    assertThatThrownBy(() -> BlobKey.of("a/".repeat(254) + "a"))
        .hasMessage("number of segments in blob key must be 1 to 254, is 255");
  }

  @Property
  void blobKeysAreOrderedByTheirUtf8Bytes(
      @ForAll @CharRange(from = ' ', to = '\ud7ff') @StringLength(min = 1, max = 3) String one,
      @ForAll @CharRange(from = '\ue000', to = '\uffff') @StringLength(max = 2) String end) {
    String first = "x" + clean(one) + "x";
    String second = "x" + clean(one).substring(1) + clean(end) + "x";
    assertThat(Integer.signum(BlobKey.of(first).compareTo(BlobKey.of(second))))
        .isEqualTo(Integer.signum(Arrays.compareUnsigned(utf8(first), utf8(second))));
  }

  private static String clean(String text) {
    return text.replaceAll("[\\\\/.\\p{Cntrl}\u0080-\u009f]", "_");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aRangeIsCutAtTheEndOfTheBlob() {
    assertThat(ByteRange.all().lengthIn(10)).isEqualTo(10);
    assertThat(ByteRange.from(4).lengthIn(10)).isEqualTo(6);
    assertThat(ByteRange.of(4, 3).lengthIn(10)).isEqualTo(3);
    assertThat(ByteRange.of(8, 3).lengthIn(10)).isEqualTo(2);
    assertThat(ByteRange.from(10).lengthIn(10)).isZero();
    assertThat(ByteRange.from(11).lengthIn(10)).isZero();
    assertThat(ByteRange.from(Long.MAX_VALUE).lengthIn(10)).isZero();
  }

  @Test
  void aRangeHasAnOffsetFromZeroAndALengthFromOne() {
    assertThat(ByteRange.of(0, 1)).isNotNull();
    assertThatThrownBy(() -> ByteRange.of(-1, 1)).hasMessageEndingWith("has -1, 1");
    assertThatThrownBy(() -> ByteRange.of(0, 0)).hasMessageEndingWith("has 0, 0");
  }

  @Test
  void contentHeadersKeepWhatWasSetBefore() {
    ContentHeaders headers =
        ContentHeaders.none()
            .withType("text/csv")
            .withEncoding("gzip")
            .withDisposition("inline")
            .withCacheControl("no-cache");
    assertThat(headers.type()).contains("text/csv");
    assertThat(headers.encoding()).contains("gzip");
    assertThat(headers.disposition()).contains("inline");
    assertThat(headers.cacheControl()).contains("no-cache");
    assertThat(headers)
        .isEqualTo(
            ContentHeaders.none()
                .withCacheControl("no-cache")
                .withDisposition("inline")
                .withEncoding("gzip")
                .withType("text/csv"))
        .isNotEqualTo(ContentHeaders.none());
    assertThat(ContentHeaders.none().type()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " a", "a ", "a\r\nX-Other: b", "ä"})
  void headerValuesThatAreNoneAreRefused(String value) {
    assertThatThrownBy(() -> ContentHeaders.none().withDisposition(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("content disposition must");
    assertThatThrownBy(() -> PresignRequest.put(KEY, Duration.ofHours(1)).withContentType(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("content type must");
  }

  @Test
  void headerValuesHaveUpTo256Characters() {
    assertThat(ContentHeaders.none().withType("t".repeat(256)).type()).isPresent();
    assertThatThrownBy(() -> ContentHeaders.none().withType("t".repeat(257)))
        .hasMessage("content type must have 1 to 256 characters, has 257");
  }

  @Test
  void putOptionsKeepWhatWasSetBefore() {
    Map<String, String> metadata = new HashMap<>(Map.of("name", "value"));
    ContentHeaders headers = ContentHeaders.none().withType("text/csv");
    PutOptions options =
        PutOptions.defaults().withMetadata(metadata).withHeaders(headers).ifAbsent();
    metadata.clear();
    assertThat(options.metadata()).isEqualTo(Map.of("name", "value"));
    assertThat(options.headers()).isEqualTo(headers);
    assertThat(options.precondition()).isEqualTo(Precondition.ifAbsent());
    assertThat(PutOptions.defaults().precondition()).isEqualTo(Precondition.none());
  }

  @Test
  void metadataHaveTheirLimits() {
    PutOptions options = PutOptions.defaults();
    assertThat(options.withMetadata(Map.of("a".repeat(64), "v".repeat(1984))).metadata())
        .hasSize(1);
    assertThatThrownBy(() -> options.withMetadata(Map.of("a".repeat(64), "v".repeat(1985))))
        .hasMessage("size of metadata must be 0 to 2048, is 2049");
    for (Map<String, String> bad :
        List.of(
            Map.of("a".repeat(65), "v"),
            Map.of("A", "v"),
            Map.of("hal_write", "v"),
            Map.of("a", " v"),
            Map.of("a", "ä"))) {
      assertThatThrownBy(() -> options.withMetadata(bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void readOptionsAreOneOfThree() {
    Version version = new Version("v");
    assertThat(ReadOptions.defaults().version()).isEmpty();
    assertThat(ReadOptions.ofVersion(version).version()).contains(version);
    assertThat(ReadOptions.ofVersion(version).unlessVersion()).isEmpty();
    assertThat(ReadOptions.unlessVersion(version).unlessVersion()).contains(version);
    assertThat(ReadOptions.unlessVersion(version).version()).isEmpty();
  }

  @Test
  void aListingKeepsWhatWasSetBefore() {
    PageToken token = new PageToken("t");
    ListRequest request = ListRequest.shallow("a/").startAfter("a/b").withPageSize(7).after(token);
    assertThat(request.prefix()).isEqualTo("a/");
    assertThat(request.isShallow()).isTrue();
    assertThat(request.startAfter()).contains("a/b");
    assertThat(request.pageSize()).isEqualTo(7);
    assertThat(request.after()).contains(token);
    assertThat(ListRequest.deep("").isShallow()).isFalse();
    assertThat(ListRequest.deep("").pageSize()).isEqualTo(1000);
    assertThatThrownBy(() -> request.withPageSize(0)).hasMessageContaining("is 0");
    assertThatThrownBy(() -> request.withPageSize(1001)).hasMessageContaining("is 1001");
    assertThatThrownBy(() -> request.startAfter("")).hasMessageStartingWith("start after must");
    assertThatThrownBy(() -> ListRequest.deep("x".repeat(1025)))
        .hasMessageStartingWith("prefix must");
  }

  @Test
  void presigningHasItsLimits() {
    Duration week = Duration.ofDays(7);
    PresignRequest put = PresignRequest.put(KEY, week).ifAbsent().withContentType("text/csv");
    assertThat(put.method()).isEqualTo(PresignRequest.Method.PUT);
    assertThat(put.validFor()).isEqualTo(week);
    assertThat(put.onlyIfAbsent()).isTrue();
    assertThat(put.contentType()).contains("text/csv");
    PresignRequest get = PresignRequest.get(KEY, Duration.ofSeconds(1));
    assertThat(get.method()).isEqualTo(PresignRequest.Method.GET);
    assertThatThrownBy(get::ifAbsent).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> get.withContentType("a")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> PresignRequest.get(KEY, week.plusMillis(1)))
        .hasMessageStartingWith("validity must be PT1S to PT168H");
    assertThatThrownBy(() -> PresignRequest.get(KEY, Duration.ofMillis(999)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPresignedRequestTellsNothingThatIsSecret() {
    PresignedRequest request =
        new PresignedRequest(
            PresignRequest.Method.GET,
            URI.create("https://host/bucket/key?signature=secret"),
            Map.of("x-token", "secret"),
            Instant.EPOCH);
    assertThat(request.toString()).contains("GET", "host").doesNotContain("secret", "bucket");
  }

  @Test
  void sourcesSayWhetherTheyCanBeReadAgain(@TempDir Path directory) throws IOException {
    Path file = Files.write(directory.resolve("f"), new byte[] {1, 2, 3});
    for (BlobSource source :
        List.of(BlobSource.of(Bytes.wrap(new byte[] {1, 2, 3})), BlobSource.of(file))) {
      assertThat(source.replayable()).isTrue();
      for (int i = 0; i < 2; i++) {
        try (InputStream content = source.open()) {
          assertThat(content.readAllBytes()).hasSize((int) source.sizeBytes());
        }
      }
    }
    BlobSource once = BlobSource.once(new ByteArrayInputStream(new byte[3]), 3);
    assertThat(once.replayable()).isFalse();
    assertThat(once.open().readAllBytes()).hasSize(3);
    assertThatThrownBy(once::open).isInstanceOf(IOException.class).hasMessageContaining("once");
    assertThatThrownBy(() -> BlobSource.once(InputStream.nullInputStream(), -1))
        .hasMessage("size must not be negative, is -1");
    assertThatThrownBy(() -> BlobSource.of(directory.resolve("missing")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
