package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.error.StaleVersionException;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ListEntry;
import io.cloudhal.storage.ListRequest;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a version says of the bytes. */
abstract class BlobVersionContract extends StorageContract {

  @Test
  @Clause("storage.version.1")
  void everyWayToLearnTheVersionTellsTheSame() throws Exception {
    BlobKey key = key();
    Version version = put(key, "content");
    assertThat(info(key).version()).isEqualTo(version);
    assertThat(openInfo(key).version()).isEqualTo(version);
    assertThat(bucket().list(ListRequest.deep(key.value())).items())
        .extracting(entry -> ((ListEntry.Blob) entry).version())
        .containsExactly(version);
  }

  @Test
  @Clause("storage.version.2")
  void equalVersionsOfAKeyMeanEqualBytes() throws Exception {
    BlobKey key = key();
    Map<Version, Bytes> seen = new HashMap<>();
    for (String content : new String[] {"a", "b", "a", "", "c", "", "a"}) {
      Bytes written = Bytes.utf8(content);
      Version version = put(key, written);
      assertThat(seen.getOrDefault(version, written)).isEqualTo(written);
      seen.put(version, written);
    }
    bucket().delete(key, Precondition.none());
    Version last = write(key, Bytes.utf8("d"), PutOptions.defaults()).version();
    assertThat(seen).hasSizeGreaterThanOrEqualTo(4).doesNotContainKey(last);
  }

  @Test
  @Clause("storage.version.3")
  void aVersionThatIsReadAfterOtherWritesGivesItsBytesOrIsStale() throws Exception {
    BlobKey key = key();
    Version first = put(key, "same");
    put(key, "other");
    Version third = put(key, "same");
    if (third.equals(first)) {
      assertThat(read(key, ByteRange.all(), ReadOptions.ofVersion(first)))
          .isEqualTo(Bytes.utf8("same"));
    } else {
      assertThatThrownBy(() -> open(key, ReadOptions.ofVersion(first)))
          .isInstanceOf(StaleVersionException.class);
    }
  }

  @Test
  @Clause("storage.version.4")
  void onlyWritesChangeTheVersion() throws Exception {
    BlobKey key = key();
    Version version = put(key, "content");
    read(key);
    bucket().copy(key, Optional.empty(), key(), Precondition.none());
    put(key, Bytes.utf8("lost"), PutOptions.defaults().ifAbsent());
    assertThat(info(key).version()).isEqualTo(version);
  }

  @Test
  @Clause("storage.version.5")
  void aVersionMeansTheSameOnAnotherComputer() throws Exception {
    BlobKey key = key();
    Bucket elsewhere = bucketElsewhere();
    Version version = new Version(put(key, "first").token());
    assertThat(read(elsewhere, key, ByteRange.all(), ReadOptions.ofVersion(version)))
        .isEqualTo(Bytes.utf8("first"));
    Version second =
        elsewhere.put(key, BlobSource.of(Bytes.utf8("second")), ifVersion(version)).version();
    assertThat(info(key).version()).isEqualTo(second);
  }
}
