package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobWriter;
import io.cloudhal.storage.PutOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a writer ends: once, and judged at that moment. */
abstract class BlobWriterEndContract extends StorageContract {

  @Test
  @Clause("storage.commit.1")
  void ifAbsentIsJudgedAtTheCommitAndLosesToABlobMadeMeanwhile() throws Exception {
    BlobKey key = key();
    try (BlobWriter writer = bucket().create(key, ContentOptions.others().ifAbsent())) {
      writer.stream().write(1);
      Version other = put(key, Bytes.utf8("other"), ContentOptions.all()).version();
      assertConflict(writer.commit(), Optional.of(other));
      assertThat(info(key).version()).isEqualTo(other);
    }
    assertThat(readText(key)).isEqualTo("other");
    assertThat(info(key).metadata()).isEqualTo(ContentOptions.all().metadata());
  }

  @Test
  @Clause("storage.commit.2")
  void ifAbsentIsJudgedAtTheCommitAndHoldsAfterADeleteMeanwhile() throws Exception {
    BlobKey key = key();
    put(key, "old");
    try (BlobWriter writer = bucket().create(key, PutOptions.defaults().ifAbsent())) {
      Bytes.utf8("new").writeTo(writer.stream());
      bucket().delete(key, Precondition.none());
      assertThat(writer.commit().version()).isEqualTo(info(key).version());
    }
    assertThat(readText(key)).isEqualTo("new");
  }

  @Test
  @Clause("storage.commit.3")
  void ifVersionHoldsWhileThatVersionIsTheLatest() throws Exception {
    BlobKey key = key();
    Version first = put(key, "first");
    Version second = write(key, Bytes.utf8("second"), ifVersion(first)).version();
    assertThat(info(key).version()).isEqualTo(second);
    assertThat(readText(key)).isEqualTo("second");
  }

  @Test
  @Clause("storage.commit.4")
  void ifVersionIsJudgedAtTheCommitAndLosesToAReplacementMeanwhile() throws Exception {
    BlobKey key = key();
    Version first = put(key, "first");
    try (BlobWriter writer = bucket().create(key, ifVersion(first))) {
      writer.stream().write(1);
      Version second = put(key, "second");
      assertConflict(writer.commit(), Optional.of(second));
    }
    assertThat(readText(key)).isEqualTo("second");
  }

  @Test
  @Clause("storage.commit.5")
  void aLargeUploadIsJudgedToo() throws Exception {
    BlobKey key = key();
    Version first = write(key, large(5), PutOptions.defaults().ifAbsent()).version();
    assertConflict(write(key, large(6), PutOptions.defaults().ifAbsent()), Optional.of(first));
    Version second = write(key, large(7), ifVersion(first)).version();
    assertConflict(write(key, large(8), ifVersion(first)), Optional.of(second));
    assertThat(read(key)).isEqualTo(large(7));
  }

  @Test
  @Clause("storage.commit.6")
  void nothingCanBeWrittenAfterTheCommit() throws Exception {
    BlobKey key = key();
    try (BlobWriter writer = bucket().create(key, PutOptions.defaults())) {
      OutputStream stream = writer.stream();
      stream.write('a');
      writer.commit();
      assertThatThrownBy(() -> stream.write('b')).isInstanceOf(IOException.class);
    }
    assertThat(readText(key)).isEqualTo("a");
  }

  @Test
  @Clause("storage.commit.7")
  void nothingCanBeWrittenAfterTheClose() throws Exception {
    BlobKey key = key();
    BlobWriter writer = bucket().create(key, PutOptions.defaults());
    OutputStream stream = writer.stream();
    stream.write('a');
    writer.close();
    assertThatThrownBy(() -> stream.write('b')).isInstanceOf(IOException.class);
    assertAbsent(key);
  }

  @Test
  @Clause("storage.commit.8")
  void aWriterIsCommittedOnceOnly() throws Exception {
    BlobKey key = key();
    try (BlobWriter writer = bucket().create(key, PutOptions.defaults())) {
      writer.stream().write('a');
      Version version = writer.commit().version();
      assertThatThrownBy(writer::commit).isInstanceOf(IllegalStateException.class);
      assertThat(info(key).version()).isEqualTo(version);
    }
  }

  @Test
  @Clause("storage.commit.9")
  void aClosedWriterCannotBeCommitted() throws Exception {
    BlobKey key = key();
    BlobWriter writer = bucket().create(key, PutOptions.defaults());
    writer.stream().write('a');
    writer.close();
    assertThatThrownBy(writer::commit).isInstanceOf(IllegalStateException.class);
    assertAbsent(key);
  }

  @Test
  @Clause("storage.commit.10")
  void closingAfterTheCommitOrAgainDoesNothing() throws Exception {
    BlobKey key = key();
    BlobWriter writer = bucket().create(key, PutOptions.defaults());
    writer.stream().write('a');
    Version version = writer.commit().version();
    writer.close();
    writer.close();
    assertThat(info(key).version()).isEqualTo(version);
    assertThat(readText(key)).isEqualTo("a");
  }

  @Test
  @Clause("storage.commit.11")
  void closingTheStreamDoesNothing() throws Exception {
    BlobKey key = key();
    try (BlobWriter writer = bucket().create(key, PutOptions.defaults())) {
      writer.stream().write('a');
      writer.stream().close();
      assertAbsent(key);
      writer.stream().write('b');
      writer.commit();
    }
    assertThat(readText(key)).isEqualTo("ab");
  }

  @Test
  @Clause("storage.commit.12")
  void writersOfDifferentKeysDoNotDisturbEachOther() throws Exception {
    BlobKey one = key();
    BlobKey other = key();
    try (BlobWriter first = bucket().create(one, PutOptions.defaults());
        BlobWriter second = bucket().create(other, PutOptions.defaults())) {
      for (int i = 0; i < 10; i++) {
        first.stream().write('1');
        second.stream().write('2');
      }
      second.commit();
      assertAbsent(one);
      first.commit();
    }
    assertThat(readText(one)).isEqualTo("1".repeat(10));
    assertThat(readText(other)).isEqualTo("2".repeat(10));
  }
}
