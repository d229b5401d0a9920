package io.cloudhal.storage;

import io.cloudhal.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** The sources that {@link BlobSource} makes. */
final class Sources {

  private Sources() {}

  record InMemory(Bytes content) implements BlobSource {
    @Override
    public long sizeBytes() {
      return content.size();
    }

    @Override
    public InputStream open() {
      return content.openStream();
    }

    @Override
    public boolean replayable() {
      return true;
    }
  }

  record OfFile(Path file, long sizeBytes) implements BlobSource {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public boolean replayable() {
      return true;
    }
  }

  static final class Once implements BlobSource {
    private final InputStream content;
    private final long sizeBytes;
    private final AtomicBoolean opened = new AtomicBoolean();

    Once(InputStream content, long sizeBytes) {
      this.content = content;
      this.sizeBytes = sizeBytes;
    }

    @Override
    public long sizeBytes() {
      return sizeBytes;
    }

    @Override
    public InputStream open() throws IOException {
      if (!opened.compareAndSet(false, true)) {
        throw new IOException("this source can be read once only");
      }
      return content;
    }

    @Override
    public boolean replayable() {
      return false;
    }
  }
}
