package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.Version;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.storage.BlobInfo;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.ContentHeaders;
import io.cloudhal.storage.PutOptions;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Storing a whole blob. */
abstract class BlobPutContract extends StorageContract {

  @Test
  @Clause("storage.put.1")
  void aPutTellsTheVersionThatItMade() throws Exception {
    BlobKey key = key();
    Version version = put(key, "content");
    assertThat(info(key).version()).isEqualTo(version);
    assertThat(readText(key)).isEqualTo("content");
  }

  @Test
  @Clause("storage.put.2")
  void aPutReplacesAllBytes() throws Exception {
    BlobKey key = key();
    put(key, "a long text");
    put(key, "short");
    assertThat(readText(key)).isEqualTo("short");
    assertThat(info(key).sizeBytes()).isEqualTo(5);
  }

  @Test
  @Clause("storage.put.3")
  void aPutReplacesHeadersAndMetadata() {
    BlobKey key = key();
    put(key, Bytes.utf8("first"), ContentOptions.all());
    put(key, Bytes.utf8("second"), ContentOptions.others());
    assertThat(info(key).headers()).isEqualTo(ContentOptions.others().headers());
    assertThat(info(key).metadata()).isEqualTo(ContentOptions.others().metadata());
    put(key, "third");
    ContentHeaders headers = info(key).headers();
    assertThat(headers.type()).isNotEqualTo(ContentOptions.others().headers().type());
    assertThat(headers.encoding()).isEmpty();
    assertThat(headers.disposition()).isEmpty();
    assertThat(headers.cacheControl()).isEmpty();
    assertThat(info(key).metadata()).isEmpty();
  }

  @Test
  @Clause("storage.put.4")
  void anEmptySourceMakesAnEmptyBlob() throws Exception {
    BlobKey key = key();
    put(key, "content");
    Version version = put(key, Bytes.empty());
    BlobInfo info = info(key);
    assertThat(info.sizeBytes()).isZero();
    assertThat(info.version()).isEqualTo(version);
    assertThat(read(key)).isEqualTo(Bytes.empty());
  }

  @Test
  @Clause("storage.put.5")
  void aLargeBlobIsStoredWhole() throws Exception {
    BlobKey key = key();
    Bytes content = large(5);
    Version version = put(key, content, ContentOptions.all()).version();
    BlobInfo info = info(key);
    assertThat(info.sizeBytes()).isEqualTo(content.size());
    assertThat(info.version()).isEqualTo(version);
    assertThat(info.headers()).isEqualTo(ContentOptions.all().headers());
    assertThat(info.metadata()).isEqualTo(ContentOptions.all().metadata());
    assertThat(read(key)).isEqualTo(content);
  }

  @Test
  @Clause("storage.put.6")
  void aLargeBlobThatCanBeReadOnceOnlyIsStoredWhole() throws Exception {
    BlobKey key = key();
    Bytes content = large(6);
    bucket()
        .put(
            key,
            BlobSource.once(content.openStream(), content.size()),
            PutOptions.defaults().ifAbsent());
    assertThat(read(key)).isEqualTo(content);
  }

  @Test
  @Clause("storage.put.7")
  void theContentOfAFileIsStored(@TempDir Path directory) throws Exception {
    BlobKey key = key();
    Bytes content = bytes(70_000, 7);
    Path file = Files.write(directory.resolve("content"), content.toByteArray());
    bucket().put(key, BlobSource.of(file), PutOptions.defaults());
    assertThat(read(key)).isEqualTo(content);
  }

  @Test
  @Clause("storage.put.8")
  void aSourceThatGivesFewBytesAtATimeIsStoredWhole() throws Exception {
    BlobKey key = key();
    Bytes content = bytes(20_000, 8);
    InputStream dripping = new DrippingStream(content.openStream());
    bucket().put(key, BlobSource.once(dripping, content.size()), PutOptions.defaults());
    assertThat(read(key)).isEqualTo(content);
  }

  @Test
  @Clause("storage.put.9")
  void aSourceLargerThanTheLimitIsRefusedUnread() throws Exception {
    BlobKey key = key();
    put(key, "old");
    long limit = computer().storage().capabilities().maxBlobBytes();
    assertThat(limit).isGreaterThanOrEqualTo(4L << 40);
    WatchedSource source = new WatchedSource(Bytes.utf8("new"), limit + 1);
    calls().clear();
    assertThatThrownBy(() -> bucket().put(key, source, PutOptions.defaults()))
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining(Long.toString(limit));
    assertThat(source.opened()).isZero();
    assertThat(calls().requests()).isZero();
    assertThat(readText(key)).isEqualTo("old");
  }
}
