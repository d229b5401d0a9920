package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.BlobWriter;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ListRequest;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A bucket is a space of its own, and must be there. */
abstract class BucketContract extends StorageContract {

  @Test
  @Clause("storage.bucket.1")
  void readingFromABucketThatDoesNotExistIsNotFound() {
    Bucket missing = missing();
    assertNotFound(() -> missing.stat(key()));
    assertNotFound(() -> missing.open(key(), ByteRange.all(), ReadOptions.defaults()));
    assertNotFound(
        () -> missing.readRanges(key(), List.of(ByteRange.all()), ReadOptions.defaults()));
    assertNotFound(() -> missing.list(ListRequest.deep("")));
    assertNotFound(() -> missing.list(ListRequest.shallow("")));
  }

  @Test
  @Clause("storage.bucket.2")
  void writingIntoABucketThatDoesNotExistIsNotFoundAndCreatesNone() {
    Bucket missing = missing();
    BlobSource content = BlobSource.of(Bytes.utf8("content"));
    assertNotFound(() -> missing.put(key(), content, PutOptions.defaults()));
    assertNotFound(() -> missing.put(key(), content, PutOptions.defaults().ifAbsent()));
    assertNotFound(() -> missing.copy(key(), Optional.empty(), key(), Precondition.none()));
    assertNotFound(() -> missing.list(ListRequest.deep("")));
  }

  @Test
  @Clause("storage.bucket.3")
  void aWriterOfABucketThatDoesNotExistIsNotFoundAtItsCommitOrBefore() {
    Bucket missing = missing();
    assertNotFound(
        () -> {
          try (BlobWriter writer = missing.create(key(), PutOptions.defaults())) {
            large(3).writeTo(writer.stream());
            writer.commit();
          } catch (IOException e) {
            throw e.getCause();
          }
        });
  }

  @Test
  @Clause("storage.bucket.4")
  void deletingFromABucketThatDoesNotExistIsNotFound() {
    Bucket missing = missing();
    Precondition seen = Precondition.ifVersion(put(key(), "elsewhere"));
    assertNotFound(() -> missing.delete(key(), Precondition.none()));
    assertNotFound(() -> missing.delete(key(), seen));
    assertNotFound(() -> missing.deleteAll(List.of(key(), key())));
  }

  @Test
  @Clause("storage.bucket.5")
  void bucketsDoNotShareKeys() throws Exception {
    Bucket one = bucket();
    Bucket other = resources().freshBucket();
    BlobKey key = key();
    one.put(key, BlobSource.of(Bytes.utf8("one")), PutOptions.defaults());
    assertThat(other.stat(key)).isEmpty();
    BlobSource content = BlobSource.of(Bytes.utf8("other"));
    assertThat(other.put(key, content, PutOptions.defaults().ifAbsent()).written()).isTrue();
    assertThat(readText(key)).isEqualTo("one");
    assertThat(other.list(ListRequest.deep("")).items()).hasSize(1);
    one.delete(key, Precondition.none());
    assertThat(read(other, key, ByteRange.all(), ReadOptions.defaults()))
        .isEqualTo(Bytes.utf8("other"));
  }

  @Test
  @Clause("storage.bucket.6")
  void aHandleTellsItsNameAndCostsNothing() {
    BucketName name = new BucketName(fresh("missing"));
    calls().clear();
    assertThat(computer().storage().bucket(name).name()).isEqualTo(name);
    assertThat(calls().requests()).isZero();
  }

  private Bucket missing() {
    return computer().storage().bucket(new BucketName(fresh("missing")));
  }

  private static void assertNotFound(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(NotFoundException.class);
  }
}
