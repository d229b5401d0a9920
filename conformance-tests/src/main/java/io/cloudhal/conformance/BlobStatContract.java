package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.storage.BlobInfo;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.Bucket;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is known of a blob without reading it. */
abstract class BlobStatContract extends StorageContract {

  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  @Test
  @Clause("storage.stat.1")
  void statOfAKeyWithoutBlobIsEmpty() {
    assertThat(bucket().stat(key())).isEmpty();
  }

  @Test
  @Clause("storage.stat.2")
  void statTellsKeySizeAndVersionOfTheBlob() {
    BlobKey key = key();
    Version version = put(key, bytes(1000, 1));
    BlobInfo info = info(key);
    assertThat(info.key()).isEqualTo(key);
    assertThat(info.sizeBytes()).isEqualTo(1000);
    assertThat(info.version()).isEqualTo(version);
  }

  @Test
  @Clause("storage.stat.3")
  void statTellsWhenTheBlobWasWritten() {
    BlobKey key = key();
    Instant before = time().now();
    put(key, "first");
    Instant first = info(key).modifiedAt();
    assertThat(first).isBetween(before.minus(CLOCK_SKEW), time().now().plus(CLOCK_SKEW));
    time().pass(Duration.ofSeconds(3));
    assertThat(info(key).modifiedAt()).isEqualTo(first);
    put(key, "second");
    assertThat(Duration.between(first, info(key).modifiedAt()))
        .isBetween(Duration.ofSeconds(2), CLOCK_SKEW);
  }

  @Test
  @Clause("storage.stat.4")
  void aWriteIsSeenAtOnceFromEverywhere() {
    BlobKey key = key();
    Bucket elsewhere = bucketElsewhere();
    assertThat(elsewhere.stat(key)).isEmpty();
    Version first = put(key, "first");
    assertThat(elsewhere.stat(key).orElseThrow().version()).isEqualTo(first);
    Version second = put(key, "second");
    assertThat(elsewhere.stat(key).orElseThrow().version()).isEqualTo(second);
    bucket().delete(key, Precondition.none());
    assertThat(elsewhere.stat(key)).isEmpty();
  }

  @Test
  @Clause("storage.stat.5")
  void aFolderIsNoBlob() throws Exception {
    BlobKey folder = key();
    put(BlobKey.of(folder + "/within"), "content");
    assertAbsent(folder);
  }

  @Test
  @Clause("storage.stat.6")
  void openTellsTheSameAsStat() throws Exception {
    BlobKey key = key();
    put(key, Bytes.utf8("content"), ContentOptions.all());
    BlobInfo info = info(key);
    assertSame(openInfo(key), info);
    assertThat(info.headers()).isEqualTo(ContentOptions.all().headers());
    assertThat(info.metadata()).isEqualTo(ContentOptions.all().metadata());
  }
}
