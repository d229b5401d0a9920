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

  private static final int COMPACTION_ON_CLOSE_MILLIS = 50;

  private final BlockFile file;
  private final BlockFileStore blocks;
  private final MVStore store;

  private MarkedStore(BlockFile file, BlockFileStore blocks, MVStore store) {
    this.file = file;
    this.blocks = blocks;
    this.store = store;
  }

  static MarkedStore open(Path path, boolean syncPower) throws IOException {
    BlockFile file = BlockFile.open(path);
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

  void commit() {
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

  /** Closes after all changes are committed; makes the file smaller if that is quickly done. */
  void close() {
    store.close(COMPACTION_ON_CLOSE_MILLIS);
  }

  /** Closes the file as it is. */
  void abandon() {
    store.closeImmediately();
  }
}
