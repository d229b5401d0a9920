package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.error.StaleVersionException;
import io.cloudhal.storage.BlobInfo;
import io.cloudhal.storage.BlobKey;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Copying within a bucket. */
abstract class BlobCopyContract extends StorageContract {

  @Test
  @Clause("storage.copy.1")
  void aCopyHasBytesHeadersAndMetadataOfItsSource() throws Exception {
    BlobKey from = key();
    BlobKey to = key();
    put(from, Bytes.utf8("content"), ContentOptions.all());
    BlobInfo before = info(from);
    WriteResult result = copy(from, to, Precondition.none());
    assertCopied(to, result, "content");
    assertSame(info(from), before);
  }

  @Test
  @Clause("storage.copy.2")
  void aCopyReplacesWhatWasThere() throws Exception {
    BlobKey from = key();
    BlobKey to = key();
    put(from, Bytes.utf8("new"), ContentOptions.all());
    put(to, Bytes.utf8("a long text"), ContentOptions.others());
    assertCopied(to, copy(from, to, Precondition.none()), "new");
  }

  @Test
  @Clause("storage.copy.3")
  void aCopyDoesNotFollowItsSource() throws Exception {
    BlobKey from = key();
    BlobKey to = key();
    put(from, "first");
    copy(from, to, Precondition.none());
    put(from, "second");
    assertThat(readText(to)).isEqualTo("first");
    bucket().delete(from, Precondition.none());
    assertThat(readText(to)).isEqualTo("first");
  }

  @Test
  @Clause("storage.copy.4")
  void copyIfAbsentWritesOnlyWhereThereIsNothing() throws Exception {
    BlobKey from = key();
    BlobKey to = key();
    put(from, Bytes.utf8("content"), ContentOptions.all());
    assertCopied(to, copy(from, to, Precondition.ifAbsent()), "content");
    put(from, "newer");
    BlobInfo before = info(to);
    assertConflict(copy(from, to, Precondition.ifAbsent()), Optional.of(before.version()));
    assertSame(info(to), before);
    assertThat(readText(to)).isEqualTo("content");
  }

  @Test
  @Clause("storage.copy.5")
  void copyIfVersionWritesOnlyOverThatVersion() throws Exception {
    BlobKey from = key();
    BlobKey to = key();
    put(from, Bytes.utf8("content"), ContentOptions.all());
    Version first = put(to, "first");
    Version second = put(to, "second");
    assertConflict(copy(from, to, Precondition.ifVersion(first)), Optional.of(second));
    assertThat(readText(to)).isEqualTo("second");
    assertCopied(to, copy(from, to, Precondition.ifVersion(second)), "content");
  }

  @Test
  @Clause("storage.copy.6")
  void copyIfVersionWhereThereIsNothingConflicts() throws Exception {
    BlobKey from = key();
    BlobKey to = key();
    put(from, "content");
    Version gone = put(to, "gone");
    bucket().delete(to, Precondition.none());
    assertConflict(copy(from, to, Precondition.ifVersion(gone)), Optional.empty());
    assertAbsent(to);
  }

  @Test
  @Clause("storage.copy.7")
  void aPinnedSourceIsCopiedWhileItIsTheLatest() throws Exception {
    BlobKey from = key();
    BlobKey to = key();
    Version version = put(from, Bytes.utf8("content"), ContentOptions.all()).version();
    assertCopied(to, bucket().copy(from, Optional.of(version), to, Precondition.none()), "content");
  }

  @Test
  @Clause("storage.copy.8")
  void aPinnedSourceThatWasReplacedIsStaleAndNothingIsCopied() throws Exception {
    BlobKey from = key();
    BlobKey to = key();
    Optional<Version> first = Optional.of(put(from, "first"));
    put(from, "second");
    put(to, "old");
    assertThatThrownBy(() -> bucket().copy(from, first, to, Precondition.none()))
        .isInstanceOf(StaleVersionException.class);
    assertThat(readText(to)).isEqualTo("old");
  }

  @Test
  @Clause("storage.copy.9")
  void copyingNothingIsNotFoundAndNothingIsChanged() throws Exception {
    BlobKey to = key();
    put(to, "old");
    assertThatThrownBy(() -> copy(key(), to, Precondition.none()))
        .isInstanceOf(NotFoundException.class);
    assertThat(readText(to)).isEqualTo("old");
  }

  @Test
  @Clause("storage.copy.10")
  void aLargeBlobIsCopiedWhole() throws Exception {
    BlobKey from = key();
    BlobKey to = key();
    put(from, large(10), ContentOptions.all());
    Version version = copy(from, to, Precondition.ifAbsent()).version();
    assertThat(info(to).version()).isEqualTo(version);
    assertThat(info(to).metadata()).isEqualTo(ContentOptions.all().metadata());
    assertThat(read(to)).isEqualTo(large(10));
  }

  @Test
  @Clause("storage.copy.11")
  void anEmptyBlobIsCopied() throws Exception {
    BlobKey from = key();
    BlobKey to = key();
    put(from, Bytes.empty(), ContentOptions.all());
    assertCopied(to, copy(from, to, Precondition.none()), "");
  }

  @Test
  @Clause("storage.copy.12")
  void aCopyOntoItselfKeepsBytesHeadersAndMetadata() throws Exception {
    BlobKey key = key();
    Version version = put(key, Bytes.utf8("content"), ContentOptions.all()).version();
    assertConflict(copy(key, key, Precondition.ifAbsent()), Optional.of(version));
    assertCopied(key, copy(key, key, Precondition.ifVersion(version)), "content");
    assertCopied(key, copy(key, key, Precondition.none()), "content");
  }

  private WriteResult copy(BlobKey from, BlobKey to, Precondition precondition) {
    return bucket().copy(from, Optional.empty(), to, precondition);
  }

  private void assertCopied(BlobKey to, WriteResult result, String content) throws IOException {
    BlobInfo info = info(to);
    assertThat(info.version()).isEqualTo(result.version());
    assertThat(info.headers()).isEqualTo(ContentOptions.all().headers());
    assertThat(info.metadata()).isEqualTo(ContentOptions.all().metadata());
    assertThat(readText(to)).isEqualTo(content);
  }
}
