package io.cloudhal.shelf.format;

import io.cloudhal.Bytes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The frames and packs of a catalog that is being written, numbered by their first use. */
final class FrameTable {

  private final WireWriter frames = new WireWriter();
  private final WireWriter packs = new WireWriter();
  private final Map<List<FrameLocation>, Integer> firstFrames = new HashMap<>();
  private final Map<Digest, Integer> packNumbers = new HashMap<>();

  /** Returns the number of the first of {@code locations}, which follow each other in the table. */
  int add(List<FrameLocation> locations) {
    if (locations.isEmpty()) {
      return 0;
    }
    Integer known = firstFrames.get(locations);
    if (known != null) {
      return known;
    }
    int first = frames.size() / CatalogLayout.FRAME;
    locations.forEach(this::write);
    firstFrames.put(locations, first);
    return first;
  }

  Bytes frames() {
    return frames.toBytes();
  }

  Bytes packs() {
    return packs.toBytes();
  }

  private void write(FrameLocation frame) {
    frames.i32(pack(frame)).i32(frame.storedBytes()).i64(frame.offset());
    frames.i32(frame.contentBytes()).i32(0).digest(frame.digest());
  }

  private int pack(FrameLocation frame) {
    return packNumbers.computeIfAbsent(
        frame.pack(),
        pack -> {
          packs.digest(pack).i64(frame.packSizeBytes());
          return packs.size() / CatalogLayout.PACK - 1;
        });
  }
}
