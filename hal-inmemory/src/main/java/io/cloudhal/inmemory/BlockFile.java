package io.cloudhal.inmemory;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32C;

/**
 * A file of blocks that each carry their checksum, with a mark in front: the number of the last
 * acknowledged commit. Thread-safe.
 *
 * <p>MVStore itself checks the headers of its chunks only, and quietly takes an older chunk when
 * the newest is damaged. With the checksums no damaged byte is ever returned; with the mark a lost
 * commit is noticed.
 *
 * <p>A {@link RandomAccessFile} and not a channel: a channel is closed for all its users when one
 * of them is interrupted.
 */
final class BlockFile implements AutoCloseable {

  static final int BLOCK_BYTES = 4096;

  private static final long MAGIC = 0x48414C4441544131L; // "HALDATA1"
  private static final int MARK_BYTES = Long.BYTES + Long.BYTES + Integer.BYTES;
  private static final int FIRST_BLOCK_AT = 4096;
  private static final int STRIDE = BLOCK_BYTES + Integer.BYTES;

  /** The first blocks are two copies of MVStore's own header, which it checks and repairs. */
  private static final int UNCHECKED_BLOCKS = 2;

  private final RandomAccessFile file;
  private final ReentrantLock lock = new ReentrantLock();

  private BlockFile(RandomAccessFile file) {
    this.file = file;
  }

  /**
   * Opens a file, or creates one without blocks and with mark 0.
   *
   * @param syncPower whether a new file survives a power failure
   */
  static BlockFile open(Path path, boolean syncPower) throws IOException {
    if (!Files.exists(path)) {
      create(path);
      if (syncPower) {
        forceNames(path);
      }
    }
    return new BlockFile(new RandomAccessFile(path.toFile(), "rw"));
  }

  /** Renamed into place, so that a file without a mark is a damaged one, never an unfinished. */
  private static void create(Path path) throws IOException {
    Path unfinished = path.resolveSibling(path.getFileName() + ".new");
    Files.write(unfinished, encoded(0));
    Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Forces the names of a file and its directories, where the system can: Windows cannot. */
  private static void forceNames(Path path) {
    Path directory = path.toAbsolutePath().getParent();
    for (Path each = directory; each != null; each = each.getParent()) {
      try (FileChannel names = FileChannel.open(each, StandardOpenOption.READ)) {
        names.force(true);
      } catch (IOException e) {
        return;
      }
    }
  }

  /** Returns the mark. */
  long mark() throws IOException {
    byte[] found = readAt(0, MARK_BYTES);
    long commit = ByteBuffer.wrap(found).getLong(Long.BYTES);
    if (!ByteBuffer.wrap(found).equals(ByteBuffer.wrap(encoded(commit)))) {
      throw new DamagedFileException("the mark of the last commit does not match its checksum");
    }
    return commit;
  }

  /** Replaces the mark; it lies within one sector, so that it is never torn. */
  void mark(long commit) throws IOException {
    writeAt(0, encoded(commit));
  }

  private static byte[] encoded(long commit) {
    ByteBuffer mark = ByteBuffer.allocate(MARK_BYTES).putLong(MAGIC).putLong(commit);
    CRC32C checksum = new CRC32C();
    checksum.update(mark.array(), 0, mark.position());
    return mark.putInt((int) checksum.getValue()).array();
  }

  /** Returns the number of bytes in complete blocks. */
  long size() throws IOException {
    return Math.max(0, (file.length() - FIRST_BLOCK_AT) / STRIDE) * BLOCK_BYTES;
  }

  /** Returns {@code length} bytes from {@code position}, none of them damaged. */
  ByteBuffer read(long position, int length) throws IOException {
    long first = position / BLOCK_BYTES;
    int blocks = (int) ((position + length - 1) / BLOCK_BYTES - first + 1);
    byte[] stored = readAt(FIRST_BLOCK_AT + first * STRIDE, blocks * STRIDE);
    ByteBuffer content = ByteBuffer.allocate(blocks * BLOCK_BYTES);
    for (int i = 0; i < blocks; i++) {
      ByteBuffer block = ByteBuffer.wrap(stored, i * STRIDE, STRIDE);
      int expected = block.getInt(i * STRIDE + BLOCK_BYTES);
      block.limit(i * STRIDE + BLOCK_BYTES);
      if (first + i >= UNCHECKED_BLOCKS && checksum(first + i, block) != expected) {
        throw new DamagedFileException("block " + (first + i) + " does not match its checksum");
      }
      content.put(block);
    }
    return content.position((int) (position % BLOCK_BYTES)).slice().limit(length);
  }

  /** Writes whole blocks. */
  void write(long position, ByteBuffer content) throws IOException {
    long first = position / BLOCK_BYTES;
    int blocks = content.remaining() / BLOCK_BYTES;
    ByteBuffer stored = ByteBuffer.allocate(blocks * STRIDE);
    for (int i = 0; i < blocks; i++) {
      ByteBuffer block = content.slice(content.position() + i * BLOCK_BYTES, BLOCK_BYTES);
      int checksum = checksum(first + i, block.duplicate());
      stored.put(block).putInt(checksum);
    }
    writeAt(FIRST_BLOCK_AT + first * STRIDE, stored.array());
  }

  /** With its number, so that a block in a wrong place does not match either. */
  private static int checksum(long number, ByteBuffer block) {
    CRC32C checksum = new CRC32C();
    checksum.update(block.duplicate());
    checksum.update(ByteBuffer.allocate(Long.BYTES).putLong(0, number));
    return (int) checksum.getValue();
  }

  /** Forgets what is behind the first {@code size} bytes of blocks. */
  void truncate(long size) throws IOException {
    lock.lock();
    try {
      file.setLength(FIRST_BLOCK_AT + size / BLOCK_BYTES * STRIDE);
    } finally {
      lock.unlock();
    }
  }

  /** Returns when all is on the disk, and not only in the page cache. */
  void force() throws IOException {
    file.getFD().sync();
  }

  private byte[] readAt(long position, int length) throws IOException {
    byte[] content = new byte[length];
    lock.lock();
    try {
      file.seek(position);
      file.readFully(content);
      return content;
    } catch (EOFException e) {
      throw new DamagedFileException("the file ends too early", e);
    } finally {
      lock.unlock();
    }
  }

  private void writeAt(long position, byte[] content) throws IOException {
    lock.lock();
    try {
      file.seek(position);
      file.write(content);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
