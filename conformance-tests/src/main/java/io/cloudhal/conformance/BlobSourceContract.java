package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.PutOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.junit.jupiter.api.Test;

/** A source that does not keep its word stores nothing. */
abstract class BlobSourceContract extends StorageContract {

  private static final String OLD = "old content";

  @Test
  @Clause("storage.source.1")
  void aSourceThatEndsEarlyIsInvalidAndStoresNothing() throws Exception {
    assertRefused(new WatchedSource(bytes(999, 1), 1000));
    assertRefused(new WatchedSource(Bytes.empty(), 1));
  }

  @Test
  @Clause("storage.source.2")
  void aSourceThatGoesOnIsInvalidAndStoresNothing() throws Exception {
    assertRefused(new WatchedSource(bytes(1001, 2), 1000));
    assertRefused(new WatchedSource(bytes(1, 2), 0));
    assertRefused(new WatchedSource(Bytes.wrap(new byte[8]), 7));
  }

  @Test
  @Clause("storage.source.3")
  void aSourceThatCannotBeOpenedIsInvalidAndStoresNothing() throws Exception {
    BlobSource used = BlobSource.once(Bytes.utf8("used").openStream(), 4);
    assertThat(used.open()).isNotNull();
    assertRefused(used);
  }

  @Test
  @Clause("storage.source.4")
  void aSourceThatCannotBeReadToItsEndIsInvalidAndStoresNothing() throws Exception {
    Bytes begin = bytes(1000, 4);
    assertRefused(
        BlobSource.once(new SequenceInputStream(begin.openStream(), new BrokenStream()), 2000));
  }

  @Test
  @Clause("storage.source.5")
  void aLargeSourceThatDoesNotKeepItsWordStoresNothing() throws Exception {
    Bytes content = large(5);
    assertRefused(new WatchedSource(content, content.size() + 1L));
    assertRefused(new WatchedSource(content, content.size() - 1L));
    InputStream broken = new SequenceInputStream(content.openStream(), new BrokenStream());
    assertRefused(BlobSource.once(broken, content.size() + 1L));
  }

  @Test
  @Clause("storage.source.6")
  void aRefusedSourceLeavesNoBlobWhereThereWasNone() throws Exception {
    BlobKey key = key();
    assertThatThrownBy(
            () -> bucket().put(key, new WatchedSource(bytes(9, 6), 10), PutOptions.defaults()))
        .isInstanceOf(InvalidRequestException.class);
    assertAbsent(key);
  }

  @Test
  @Clause("storage.source.7")
  void theStreamOfASourceIsClosed() {
    WatchedSource good = new WatchedSource(bytes(1000, 7), 1000);
    bucket().put(key(), good, PutOptions.defaults());
    assertThat(good.opened()).isPositive();
    assertThat(good.waiting()).isZero();
    WatchedSource bad = new WatchedSource(bytes(1000, 7), 1001);
    assertThatThrownBy(() -> bucket().put(key(), bad, PutOptions.defaults()))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(bad.waiting()).isZero();
  }

  private void assertRefused(BlobSource source) throws IOException {
    BlobKey key = key();
    put(key, Bytes.utf8(OLD), ContentOptions.all());
    assertThatThrownBy(() -> bucket().put(key, source, ContentOptions.others()))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(readText(key)).isEqualTo(OLD);
    assertThat(info(key).headers()).isEqualTo(ContentOptions.all().headers());
    assertThat(info(key).metadata()).isEqualTo(ContentOptions.all().metadata());
  }

  /** A stream that cannot be read. */
  private static final class BrokenStream extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the source broke");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      throw new IOException("the source broke");
    }
  }
}
