package io.cloudhal.inmemory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.zip.ZipOutputStream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RandomAccessStore;
import org.h2.mvstore.SFChunk;

/** Lets MVStore keep its chunks in a {@link BlockFile}. */
final class BlockFileStore extends RandomAccessStore {

  private final Path path;
  private final BlockFile file;
  private final boolean syncPower;

  BlockFileStore(Path path, BlockFile file, boolean syncPower) throws IOException {
    super(new HashMap<>());
    this.path = path;
    this.file = file;
    this.syncPower = syncPower;
    init(path.toString(), false);
    setSize(file.size());
  }

  @Override
  public ByteBuffer readFully(SFChunk chunk, long position, int length) {
    readCount.incrementAndGet();
    readBytes.addAndGet(length);
    try {
      return file.read(position, length);
    } catch (IOException e) {
      throw failed(DataUtils.ERROR_READING_FAILED, e);
    }
  }

  @Override
  protected void writeFully(SFChunk chunk, long position, ByteBuffer source) {
    int length = source.remaining();
    try {
      file.write(position, source);
    } catch (IOException e) {
      throw failed(DataUtils.ERROR_WRITING_FAILED, e);
    }
    setSize(Math.max(size(), position + length));
    writeCount.incrementAndGet();
    writeBytes.addAndGet(length);
  }

  @Override
  protected void truncate(long size) {
    try {
      file.truncate(size);
    } catch (IOException e) {
      throw failed(DataUtils.ERROR_WRITING_FAILED, e);
    }
    setSize(Math.min(size(), size));
    writeCount.incrementAndGet();
  }

  /** Forces what was written, if it shall survive a power failure. */
  @Override
  public void sync() {
    if (syncPower) {
      try {
        file.force();
      } catch (IOException e) {
        throw failed(DataUtils.ERROR_WRITING_FAILED, e);
      }
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw failed(DataUtils.ERROR_WRITING_FAILED, e);
    } finally {
      super.close();
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }

  @Override
  public void open(String fileName, boolean readOnly, char[] encryptionKey) {
    throw new UnsupportedOperationException("is open from the beginning");
  }

  @Override
  public FileStore<SFChunk> open(String fileName, boolean readOnly) {
    throw new UnsupportedOperationException("is open from the beginning");
  }

  @Override
  public void backup(ZipOutputStream out) {
    throw new UnsupportedOperationException("copy the directory instead");
  }

  private static MVStoreException failed(int code, IOException e) {
    int precise = e instanceof DamagedFileException ? DataUtils.ERROR_FILE_CORRUPT : code;
    return DataUtils.newMVStoreException(precise, "{0}", e.getMessage(), e);
  }
}
