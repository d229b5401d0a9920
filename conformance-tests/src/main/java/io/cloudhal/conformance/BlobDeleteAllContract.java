package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.storage.BlobKey;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deleting many blobs. */
abstract class BlobDeleteAllContract extends ListingContract {

  @Test
  @Clause("storage.deleteall.1")
  void moreBlobsThanOneRequestTakesAreDeleted() {
    String folder = folder();
    List<BlobKey> keys = putMany(folder, 1001);
    BlobKey kept = BlobKey.of(folder + "kept");
    put(kept, "kept");
    calls().clear();
    assertThat(bucket().deleteAll(keys)).isEmpty();
    int most = computer().storage().capabilities().maxDeletesPerRequest();
    long least = (keys.size() + most - 1L) / most;
    assertThat(calls().requests()).isBetween(least, budget("storage.deleteAll", keys.size()));
    assertThat(names(deep(folder))).containsExactly(kept.value());
  }

  @Test
  @Clause("storage.deleteall.2")
  void keysWithoutBlobAreNoFailures() throws Exception {
    BlobKey key = key();
    put(key, "content");
    assertThat(bucket().deleteAll(List.of(key(), key, key()))).isEmpty();
    assertAbsent(key);
    assertThat(bucket().deleteAll(List.of(key))).isEmpty();
  }

  @Test
  @Clause("storage.deleteall.3")
  void aKeyNamedTwiceIsInvalidAndNothingIsDeleted() throws Exception {
    BlobKey one = key();
    BlobKey other = key();
    put(one, "one");
    put(other, "other");
    calls().clear();
    assertThatThrownBy(() -> bucket().deleteAll(List.of(one, other, one)))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(calls().requests()).isZero();
    assertThat(readText(one)).isEqualTo("one");
    assertThat(readText(other)).isEqualTo("other");
  }

  @Test
  @Clause("storage.deleteall.4")
  void noKeysDeleteNothing() {
    bucket();
    calls().clear();
    assertThat(bucket().deleteAll(Collections.emptySet())).isEmpty();
    assertThat(calls().requests()).isZero();
  }
}
