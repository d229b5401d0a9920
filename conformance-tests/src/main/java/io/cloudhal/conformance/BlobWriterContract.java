package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.Version;
import io.cloudhal.storage.BlobInfo;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobWriter;
import io.cloudhal.storage.ListRequest;
import io.cloudhal.storage.PutOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Writing a blob whose length is not known beforehand. */
abstract class BlobWriterContract extends StorageContract {

  @Test
  @Clause("storage.writer.1")
  void commitPublishesWhatWasWritten() throws Exception {
    BlobKey key = key();
    Version version = write(key, Bytes.utf8("content"), ContentOptions.all()).version();
    BlobInfo info = info(key);
    assertThat(info.version()).isEqualTo(version);
    assertThat(info.sizeBytes()).isEqualTo(7);
    assertThat(info.headers()).isEqualTo(ContentOptions.all().headers());
    assertThat(info.metadata()).isEqualTo(ContentOptions.all().metadata());
    assertThat(readText(key)).isEqualTo("content");
  }

  @Test
  @Clause("storage.writer.2")
  void commitReplacesTheBlobThatWasThere() throws Exception {
    BlobKey key = key();
    Version first = put(key, Bytes.utf8("a long text"), ContentOptions.all()).version();
    Version second = write(key, Bytes.utf8("short"), PutOptions.defaults()).version();
    assertThat(second).isNotEqualTo(first);
    assertThat(readText(key)).isEqualTo("short");
    assertThat(info(key).metadata()).isEmpty();
    assertThat(info(key).headers().disposition()).isEmpty();
  }

  @Test
  @Clause("storage.writer.3")
  void aBareCloseDiscards() throws Exception {
    BlobKey key = key();
    discard(key, Bytes.utf8("discarded"));
    assertAbsent(key);
    Version version = put(key, "old");
    discard(key, Bytes.utf8("discarded"));
    assertThat(info(key).version()).isEqualTo(version);
    assertThat(readText(key)).isEqualTo("old");
  }

  @Test
  @Clause("storage.writer.4")
  void nothingIsVisibleBeforeTheCommit() throws Exception {
    BlobKey key = key();
    try (BlobWriter writer = bucket().create(key, PutOptions.defaults())) {
      large(4).writeTo(writer.stream());
      assertAbsent(key);
      assertThat(bucket().list(ListRequest.deep(key.value())).items()).isEmpty();
      writer.commit();
      assertThat(info(key).sizeBytes()).isEqualTo(large(4).size());
      assertThat(bucket().list(ListRequest.deep(key.value())).items()).hasSize(1);
    }
  }

  @Test
  @Clause("storage.writer.5")
  void anExceptionWithinTryWithResourcesPublishesNothing() throws Exception {
    BlobKey key = key();
    assertThatThrownBy(
            () -> {
              try (BlobWriter writer = bucket().create(key, PutOptions.defaults())) {
                bytes(100_000, 5).writeTo(writer.stream());
                throw new IllegalArgumentException("the producer broke");
              }
            })
        .isInstanceOf(IllegalArgumentException.class);
    assertAbsent(key);
  }

  @Test
  @Clause("storage.writer.6")
  void aDiscardedLargeUploadLeavesNothing() throws Exception {
    BlobKey key = key();
    discard(key, large(6));
    assertAbsent(key);
    put(key, "old");
    discard(key, large(6));
    assertThat(readText(key)).isEqualTo("old");
  }

  @Test
  @Clause("storage.writer.7")
  void aWriterWithoutBytesMakesAnEmptyBlob() throws Exception {
    BlobKey key = key();
    write(key, Bytes.empty(), PutOptions.defaults());
    assertThat(info(key).sizeBytes()).isZero();
    assertThat(read(key)).isEqualTo(Bytes.empty());
  }

  @Test
  @Clause("storage.writer.8")
  void largeContentInOddPiecesIsStoredWhole() throws Exception {
    BlobKey key = key();
    byte[] content = large(8).toByteArray();
    try (BlobWriter writer = bucket().create(key, PutOptions.defaults())) {
      int piece = 1;
      for (int at = 0; at < content.length; at += piece) {
        piece = Math.min(1 + (at * 7 + 3) % 1_500_007, content.length - at);
        writer.stream().write(content, at, piece);
      }
      writer.commit();
    }
    assertThat(read(key)).isEqualTo(Bytes.wrap(content));
  }

  @Test
  @Clause("storage.writer.9")
  void singleBytesAndPartsOfArraysAreWritten() throws Exception {
    BlobKey key = key();
    try (BlobWriter writer = bucket().create(key, PutOptions.defaults())) {
      OutputStream stream = writer.stream();
      stream.write(0x1ff);
      stream.flush();
      stream.write(new byte[] {1, 2, 3, 4}, 1, 2);
      stream.write(new byte[0]);
      stream.write(new byte[] {5});
      writer.commit();
    }
    assertThat(read(key)).isEqualTo(Bytes.wrap(new byte[] {(byte) 0xff, 2, 3, 5}));
  }

  @Test
  @Clause("storage.writer.10")
  void theArrayMayBeUsedAgainAfterAWrite() throws Exception {
    BlobKey key = key();
    byte[] buffer = new byte[50_000];
    try (BlobWriter writer = bucket().create(key, PutOptions.defaults())) {
      for (byte value = 1; value <= 3; value++) {
        Arrays.fill(buffer, value);
        writer.stream().write(buffer);
      }
      Arrays.fill(buffer, (byte) 9);
      writer.commit();
    }
    byte[] stored = read(key).toByteArray();
    assertThat(stored).hasSize(150_000).doesNotContain(9);
    assertThat(new byte[] {stored[49_999], stored[50_000], stored[149_999]})
        .containsExactly(1, 2, 3);
  }

  private void discard(BlobKey key, Bytes content) throws IOException {
    try (BlobWriter writer = bucket().create(key, PutOptions.defaults())) {
      content.writeTo(writer.stream());
    }
  }
}
