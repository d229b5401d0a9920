package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.storage.BlobInfo;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.PutOptions;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Storing a blob only if what is there is as expected. */
abstract class BlobConditionContract extends StorageContract {

  @Test
  @Clause("storage.condition.1")
  void putIfAbsentWritesWhereThereIsNothing() throws Exception {
    BlobKey key = key();
    WriteResult result = put(key, Bytes.utf8("new"), PutOptions.defaults().ifAbsent());
    assertThat(result.version()).isEqualTo(info(key).version());
    assertThat(readText(key)).isEqualTo("new");
  }

  @Test
  @Clause("storage.condition.2")
  void putIfAbsentOnExistingKeyConflictsAndChangesNothing() throws Exception {
    assertLost(ContentOptions.others().ifAbsent(), Bytes.utf8("new"));
    assertLost(ContentOptions.others().ifAbsent(), Bytes.empty());
  }

  @Test
  @Clause("storage.condition.3")
  void putIfVersionWritesOverThatVersion() throws Exception {
    BlobKey key = key();
    Version first = put(key, "first");
    WriteResult result = put(key, Bytes.utf8("second"), ifVersion(first));
    assertThat(result.version()).isEqualTo(info(key).version());
    assertThat(readText(key)).isEqualTo("second");
  }

  @Test
  @Clause("storage.condition.4")
  void putIfVersionOverAnotherVersionConflictsAndChangesNothing() throws Exception {
    Version other = put(key(), "something else");
    assertLost(
        ContentOptions.others().withPrecondition(Precondition.ifVersion(other)), Bytes.utf8("new"));
  }

  @Test
  @Clause("storage.condition.5")
  void putIfVersionOverTheVersionBeforeConflicts() throws Exception {
    BlobKey key = key();
    Version first = put(key, "first");
    Version second = put(key, "second");
    assertConflict(put(key, Bytes.utf8("third"), ifVersion(first)), Optional.of(second));
    assertThat(readText(key)).isEqualTo("second");
  }

  @Test
  @Clause("storage.condition.6")
  void putIfVersionWhereThereIsNothingConflictsAndStoresNothing() throws Exception {
    BlobKey key = key();
    Version gone = put(key, "gone");
    bucket().delete(key, Precondition.none());
    assertConflict(put(key, Bytes.utf8("new"), ifVersion(gone)), Optional.empty());
    assertAbsent(key);
  }

  @Test
  @Clause("storage.condition.7")
  void putIfAbsentWritesAfterADelete() throws Exception {
    BlobKey key = key();
    put(key, "gone");
    bucket().delete(key, Precondition.none());
    assertThat(put(key, Bytes.utf8("new"), PutOptions.defaults().ifAbsent()).written()).isTrue();
    assertThat(readText(key)).isEqualTo("new");
  }

  @Test
  @Clause("storage.condition.8")
  void aLargePutIfAbsentIsJudgedToo() throws Exception {
    Bytes content = large(8);
    BlobKey key = key();
    assertThat(put(key, content, PutOptions.defaults().ifAbsent()).version())
        .isEqualTo(info(key).version());
    assertLost(ContentOptions.others().ifAbsent(), content);
  }

  @Test
  @Clause("storage.condition.9")
  void aLargePutIfVersionIsJudgedToo() throws Exception {
    Bytes content = large(9);
    BlobKey key = key();
    Version first = put(key, "first");
    Version second = put(key, content, ifVersion(first)).version();
    assertThat(info(key).version()).isEqualTo(second);
    assertThat(info(key).sizeBytes()).isEqualTo(content.size());
    assertLost(ContentOptions.others().withPrecondition(Precondition.ifVersion(second)), content);
  }

  @Test
  @Clause("storage.condition.10")
  void aSourceThatCanBeReadOnceOnlyIsJudgedToo() throws Exception {
    BlobKey key = key();
    Version version = put(key, "old");
    BlobSource once = BlobSource.once(Bytes.utf8("new").openStream(), 3);
    assertConflict(bucket().put(key, once, PutOptions.defaults().ifAbsent()), Optional.of(version));
    assertThat(readText(key)).isEqualTo("old");
  }

  /** Asserts that a put with a condition that does not hold changes nothing at all. */
  private void assertLost(PutOptions options, Bytes content) throws IOException {
    BlobKey key = key();
    put(key, Bytes.utf8("old"), ContentOptions.all());
    BlobInfo before = info(key);
    assertConflict(put(key, content, options), Optional.of(before.version()));
    assertSame(info(key), before);
    assertThat(readText(key)).isEqualTo("old");
  }
}
