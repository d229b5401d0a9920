package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.WriteResult;
import io.cloudhal.error.StaleVersionException;
import io.cloudhal.storage.BlobInfo;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Copies in parts of 5 MiB what is copied in parts of 512 MiB beyond 5 GiB. */
@Timeout(60)
final class S3LargeCopyTest {

  private static final int PART_BYTES = 5 << 20;

  private static FaultyBucket servers;
  private static Bytes content;

  @BeforeAll
  static void start() {
    servers = new FaultyBucket();
    byte[] bytes = new byte[2 * PART_BYTES + 7];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 + i / 1000);
    }
    content = Bytes.wrap(bytes);
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @Test
  void bytesAndMetadataAreCopied() {
    BlobKey from =
        servers.stored(content, PutOptions.defaults().withMetadata(Map.of("name", "value")));
    BlobKey to = FaultyBucket.freshKey();
    WriteResult result = copy(info(from), to, Precondition.ifAbsent());
    BlobInfo copied = info(to);
    assertThat(copied.version()).isEqualTo(result.version());
    assertThat(copied.metadata()).isEqualTo(Map.of("name", "value"));
    assertThat(copied.sizeBytes()).isEqualTo(content.size());
    assertThat(read(to)).isEqualTo(content);
  }

  @Test
  void copyThatConflictsChangesNothingAndLeavesNoUpload() {
    BlobKey from = servers.stored(content, PutOptions.defaults());
    BlobKey to = servers.stored(Bytes.utf8("there"), PutOptions.defaults());
    assertThat(copy(info(from), to, Precondition.ifAbsent()))
        .isInstanceOf(WriteResult.Conflict.class);
    assertThat(info(to).sizeBytes()).isEqualTo(5);
    assertThat(servers.uploads()).isZero();
  }

  @Test
  void sourceThatWasReplacedIsStaleAndLeavesNoUpload() {
    BlobKey from = servers.stored(content, PutOptions.defaults());
    S3Blob before = info(from);
    Calls.call(
        () -> servers.bucket().put(from, BlobSource.of(Bytes.utf8("new")), PutOptions.defaults()));
    BlobKey to = FaultyBucket.freshKey();
    assertThatThrownBy(() -> copy(before, to, Precondition.none()))
        .isInstanceOf(StaleVersionException.class);
    assertThat(Calls.call(() -> servers.bucket().stat(to))).isEmpty();
    assertThat(servers.uploads()).isZero();
  }

  private static WriteResult copy(S3Blob from, BlobKey to, Precondition precondition) {
    return Calls.call(
        () -> new S3LargeCopy(servers.access(), from, to, precondition, PART_BYTES).copy());
  }

  private static S3Blob info(BlobKey key) {
    return (S3Blob) Calls.call(() -> servers.bucket().stat(key)).orElseThrow();
  }

  private static Bytes read(BlobKey key) {
    List<ByteRange> whole = List.of(ByteRange.of(0, content.size()));
    return Calls.call(() -> servers.bucket().readRanges(key, whole, ReadOptions.defaults())).get(0);
  }
}
