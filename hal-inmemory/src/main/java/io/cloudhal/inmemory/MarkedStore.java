package io.cloudhal.inmemory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * An MVStore in a {@link BlockFile} that marks each commit, so that one that is missing later is
 * noticed. Fails with {@link MVStoreException} or {@link IOException}.
 */
final class MarkedStore {

  private static final int COMMITS_BETWEEN_REWRITES = 200;
  private static final int MIN_LIVE_PERCENT = 40;
  private static final int MAX_REWRITTEN_BYTES = 1 << 20;

  private final BlockFile file;
  private final BlockFileStore blocks;
  private final MVStore store;
  private int commits;

  private MarkedStore(BlockFile file, BlockFileStore blocks, MVStore store) {
    this.file = file;
    this.blocks = blocks;
    this.store = store;
  }

  static MarkedStore open(Path path, boolean syncPower) throws IOException {
    BlockFile file = BlockFile.open(path, syncPower);
    boolean opened = false;
    try {
      BlockFileStore blocks = new BlockFileStore(path, file, syncPower);
      MarkedStore marked = new MarkedStore(file, blocks, open(file.mark(), blocks));
      opened = true;
      return marked;
    } finally {
      if (!opened) {
        file.close();
      }
    }
  }

  /** Opens the store and checks that it is not older than its mark. */
  private static MVStore open(long mark, BlockFileStore blocks) throws IOException {
    if (mark > 0 && blocks.size() == 0) {
      throw new DamagedFileException("all blocks are missing");
    }
    // Nothing may be committed but by us, lest half a change gets into the file.
    MVStore store =
        new MVStore.Builder()
            .adoptFileStore(blocks)
            .autoCommitDisabled()
            .autoCommitBufferSize(0)
            .open();
    // Space is used again at once, or a busy file would grow for 45 s. That is safe because writes
    // are not reordered: by the page cache if the process dies, by force if the power fails.
    store.setRetentionTime(0);
    long last = blocks.lastChunkVersion();
    if (last < mark) {
      store.closeImmediately();
      throw new DamagedFileException("commit " + mark + " is missing, the last is " + last);
    }
    return store;
  }

  MVStore maps() {
    return store;
  }

  /** Returns what {@code reading} does; the blocks that it reads are not used again meanwhile. */
  <T extends @Nullable Object> T read(Supplier<T> reading) {
    MVStore.TxCounter version = store.registerVersionUsage();
    try {
      return reading.get();
    } finally {
      store.deregisterVersionUsage(version);
    }
  }

  /** Commits all changes; one caller at a time. */
  void commit() {
    rewriteNowAndThen();
    if (store.commit() < 0) {
      return; // nothing was changed
    }
    blocks.sync();
    try {
      file.mark(blocks.lastChunkVersion());
    } catch (IOException e) {
      throw DataUtils.newMVStoreException(DataUtils.ERROR_WRITING_FAILED, "{0}", e.getMessage(), e);
    }
  }

  /**
   * Writes what is left of chunks that are mostly dead anew, so that their space is used again: the
   * file stays below some 4 times its content. Not by {@link MVStore#compactFile}, which moves
   * chunks too, and fails its own assertions with no retention time.
   */
  private void rewriteNowAndThen() {
    if (++commits % COMMITS_BETWEEN_REWRITES == 0) {
      boolean unused = store.compact(MIN_LIVE_PERCENT, MAX_REWRITTEN_BYTES);
    }
  }

  /** Closes after all changes are committed, without the free space at the end of the file. */
  void close() {
    store.close();
  }

  /** Closes the file as it is. */
  void abandon() {
    store.closeImmediately();
  }
}
