package io.cloudhal.shelf;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.format.Catalog;
import io.cloudhal.shelf.format.FrameLocation;
import io.cloudhal.shelf.format.Placement;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Puts files together from frames. */
final class FileReader {

  private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

  private FileReader() {}

  /** Returns a whole file. */
  static Bytes all(Catalog catalog, Frames frames, int file) {
    long size = catalog.sizeBytes(file);
    Placement placement = catalog.placement(file);
    if (placement.frames().size() == 1) {
      return frames.content(placement.frames().getFirst()).slice(placement.offset(), (int) size);
    }
    if (size > MAX_ARRAY) {
      throw new IllegalArgumentException(
          catalog.path(file) + " has " + size + " bytes, more than an array holds: open it");
    }
    frames.prefetch(placement.frames());
    byte[] content = new byte[(int) size];
    int at = 0;
    for (FrameLocation frame : placement.frames()) {
      frames.content(frame).copyTo(content, at);
      at += frame.contentBytes();
    }
    return Bytes.wrap(content);
  }

  /** Returns the frames as they lie in their packs; packs in the order of their first frames. */
  static List<FrameLocation> inLoadOrder(Collection<FrameLocation> frames) {
    return frames.stream()
        .sorted(Comparator.comparing(FrameLocation::pack).thenComparingLong(FrameLocation::offset))
        .toList();
  }
}
