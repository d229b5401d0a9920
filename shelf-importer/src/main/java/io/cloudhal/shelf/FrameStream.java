package io.cloudhal.shelf;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.format.Catalog;
import io.cloudhal.shelf.format.FrameLocation;
import io.cloudhal.shelf.format.Placement;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** A file frame by frame; the next few are fetched while one is read. Not thread-safe. */
final class FrameStream extends InputStream {

  private static final int AHEAD = 8;

  private final Frames source;
  private final List<FrameLocation> frames;
  private final int firstOffset;
  private long left;
  private int next;
  private Bytes current = Bytes.empty();
  private int at;

  FrameStream(Catalog catalog, Frames source, int file) {
    Placement placement = catalog.placement(file);
    this.source = source;
    this.frames = placement.frames();
    this.firstOffset = placement.offset();
    this.left = catalog.sizeBytes(file);
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
      return -1;
    }
    if (at == current.size()) {
      advance();
    }
    int count = (int) Math.min(Math.min(length, left), current.size() - at);
    current.slice(at, count).copyTo(target, offset);
    at += count;
    left -= count;
    return count;
  }

  @Override
  public int available() {
    return (int) Math.min(left, current.size() - at);
  }

  private void advance() {
    if (next % AHEAD == 0 && frames.size() > 1) {
      source.prefetch(frames.subList(next, Math.min(frames.size(), next + 2 * AHEAD)));
    }
    current = source.content(frames.get(next));
    at = next == 0 ? firstOffset : 0;
    next++;
  }
}
