package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.DeleteResult;
import io.cloudhal.DeleteResult.Absent;
import io.cloudhal.DeleteResult.Conflict;
import io.cloudhal.DeleteResult.Deleted;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.ListRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Deleting one blob, whatever it is or as it was seen. */
abstract class BlobDeleteContract extends StorageContract {

  @Test
  @Clause("storage.delete.1")
  void deleteRemovesTheBlobFromReadsAndListings() throws Exception {
    BlobKey key = key();
    put(key, "content");
    assertThat(bucket().delete(key, Precondition.none())).isInstanceOf(Deleted.class);
    assertAbsent(key);
    assertThat(bucket().list(ListRequest.deep(key.value())).items()).isEmpty();
  }

  @Test
  @Clause("storage.delete.2")
  void deletingNothingIsDeleted() {
    BlobKey key = key();
    assertThat(bucket().delete(key, Precondition.none())).isInstanceOf(Deleted.class);
    put(key, "content");
    bucket().delete(key, Precondition.none());
    assertThat(bucket().delete(key, Precondition.none())).isInstanceOf(Deleted.class);
  }

  @Test
  @Clause("storage.delete.3")
  void deleteIfVersionRemovesThatVersion() throws Exception {
    BlobKey key = key();
    put(key, "first");
    Version version = put(key, "second");
    assertThat(bucket().delete(key, Precondition.ifVersion(version))).isInstanceOf(Deleted.class);
    assertAbsent(key);
  }

  @Test
  @Clause("storage.delete.4")
  void deleteIfVersionOfAnotherVersionConflictsAndKeepsTheBlob() throws Exception {
    BlobKey key = key();
    Version first = put(key, "first");
    Version second = put(key, "second");
    DeleteResult result = bucket().delete(key, Precondition.ifVersion(first));
    assertThat(result).isInstanceOf(Conflict.class);
    assertHint(((Conflict) result).current(), Optional.of(second));
    assertThat(readText(key)).isEqualTo("second");
    assertThat(info(key).version()).isEqualTo(second);
  }

  @Test
  @Clause("storage.delete.5")
  void deleteIfVersionOfNothingIsAbsent() {
    BlobKey key = key();
    Version version = put(key, "content");
    bucket().delete(key, Precondition.none());
    assertThat(bucket().delete(key, Precondition.ifVersion(version))).isInstanceOf(Absent.class);
  }

  @Test
  @Clause("storage.delete.6")
  void deleteIfAbsentIsInvalidAndKeepsTheBlob() throws Exception {
    BlobKey key = key();
    put(key, "content");
    calls().clear();
    assertThatThrownBy(() -> bucket().delete(key, Precondition.ifAbsent()))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(calls().requests()).isZero();
    assertThat(readText(key)).isEqualTo("content");
  }

  @Test
  @Clause("storage.delete.7")
  void deleteLeavesTheNeighboursAlone() throws Exception {
    BlobKey key = key();
    BlobKey within = BlobKey.of(key + "/within");
    BlobKey longer = BlobKey.of(key + "x");
    put(key, "key");
    put(within, "within");
    put(longer, "longer");
    bucket().delete(key, Precondition.none());
    assertAbsent(key);
    assertThat(readText(within)).isEqualTo("within");
    assertThat(readText(longer)).isEqualTo("longer");
    put(key, "again");
    bucket().delete(within, Precondition.none());
    assertThat(readText(key)).isEqualTo("again");
  }
}
