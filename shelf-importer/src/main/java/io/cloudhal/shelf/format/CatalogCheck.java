package io.cloudhal.shelf.format;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Checks every record of a catalog once, when it is opened, so that no accessor has to: references
 * stay inside, the tree is a tree, siblings are in order and different, files fit their frames.
 */
final class CatalogCheck {

  private final Table entries;
  private final Table frames;
  private final Table packs;
  private final MemorySegment names;
  private final MemorySegment targets;
  private int nextChild = 1;

  CatalogCheck(
      Table entries, Table frames, Table packs, MemorySegment names, MemorySegment targets) {
    this.entries = entries;
    this.frames = frames;
    this.packs = packs;
    this.names = names;
    this.targets = targets;
  }

  void run() {
    require(names.byteSize() <= Integer.MAX_VALUE, 0, "names of more than 2 GiB");
    require(targets.byteSize() <= Integer.MAX_VALUE, 0, "links of more than 2 GiB");
    characters();
    require(
        entries.rows() > 0 && entries.u8(0, CatalogLayout.KIND) == EntryKind.DIRECTORY.code(),
        0,
        "no root directory");
    require(entries.u32(0, CatalogLayout.PARENT) == 0, 0, "a parent of the root directory");
    for (int i = 0; i < frames.rows(); i++) {
      frame(i);
    }
    for (int i = 0; i < entries.rows(); i++) {
      name(i);
    }
    for (int i = 0; i < entries.rows(); i++) {
      entry(i);
    }
    require(nextChild == entries.rows(), nextChild, "no directory");
  }

  private void frame(int i) {
    int pack = frames.u32(i, 0);
    require(pack >= 0 && pack < packs.rows(), i, "a frame in no pack");
    long size = packs.u64(pack, CatalogLayout.PACK_SIZE);
    long offset = frames.u64(i, CatalogLayout.FRAME_OFFSET);
    int stored = frames.u32(i, CatalogLayout.FRAME_STORED);
    int content = frames.u32(i, CatalogLayout.FRAME_CONTENT);
    boolean bounded =
        stored > 0
            && stored <= FrameLocation.MAX_STORED_BYTES
            && content > 0
            && content <= FrameLocation.MAX_CONTENT_BYTES;
    require(bounded && offset >= 0 && offset <= size - stored, i, "a frame outside its pack");
  }

  private void entry(int i) {
    int first = entries.u32(i, CatalogLayout.FIRST);
    int count = entries.u32(i, CatalogLayout.COUNT);
    long size = entries.u64(i, CatalogLayout.SIZE);
    require(count >= 0 && size >= 0, i, "a negative count");
    switch (EntryKind.of(entries.u8(i, CatalogLayout.KIND))) {
      case DIRECTORY -> directory(i, first, count);
      case FILE -> file(i, first, count, size);
      case SYMLINK ->
          require(
              count == size && first >= 0 && first <= targets.byteSize() - count,
              i,
              "a link to nothing");
    }
  }

  /** All names at once: several entries may share one. */
  private void characters() {
    byte[] piece = new byte[1 << 16];
    for (long at = 0; at < names.byteSize(); at += piece.length) {
      int length = (int) Math.min(piece.length, names.byteSize() - at);
      MemorySegment.copy(names, ValueLayout.JAVA_BYTE, at, piece, 0, length);
      for (int i = 0; i < length; i++) {
        require(piece[i] != '/' && piece[i] != 0, 0, "a name with a slash or NUL");
      }
    }
  }

  private void name(int i) {
    long offset = entries.u32(i, 0);
    int length = entries.u16(i, CatalogLayout.NAME_LENGTH);
    require(offset >= 0 && offset <= names.byteSize() - length, i, "a name outside the names");
    require(
        (length == 0) == (i == 0) && length <= CatalogLayout.MAX_NAME_BYTES,
        i,
        "a name of no or more than 255 bytes");
    boolean dots = length <= 2 && length > 0 && names.get(ValueLayout.JAVA_BYTE, offset) == '.';
    require(
        !dots || (length == 2 && names.get(ValueLayout.JAVA_BYTE, offset + 1) != '.'),
        i,
        "the name . or ..");
  }

  private void directory(int i, int first, int count) {
    require(count == 0 || first == nextChild, i, "children elsewhere");
    require(count <= entries.rows() - nextChild, i, "children outside the tree");
    for (int child = nextChild; child < nextChild + count; child++) {
      require(child > i && entries.u32(child, CatalogLayout.PARENT) == i, child, "no such parent");
      require(child == nextChild || follows(child), child, "a name out of order");
    }
    nextChild += count;
  }

  private boolean follows(int child) {
    return compare(
            names,
            entries.u32(child - 1, 0),
            entries.u16(child - 1, CatalogLayout.NAME_LENGTH),
            names,
            entries.u32(child, 0),
            entries.u16(child, CatalogLayout.NAME_LENGTH))
        < 0;
  }

  private void file(int i, int first, int count, long size) {
    require(first >= 0 && count <= frames.rows() - first, i, "bytes in no frame");
    int offset = entries.u32(i, CatalogLayout.OFFSET);
    long content = 0;
    for (int frame = first; frame < first + count; frame++) {
      content += frames.u32(frame, CatalogLayout.FRAME_CONTENT);
    }
    boolean fits =
        count == 1
            ? size > 0 && offset >= 0 && offset <= content - size
            : offset == 0 && size == content;
    require(fits, i, "a size that its frames do not have");
  }

  /** Compares unsigned bytes. */
  static int compare(
      MemorySegment a, long aOffset, int aLength, MemorySegment b, long bOffset, int bLength) {
    long at = MemorySegment.mismatch(a, aOffset, aOffset + aLength, b, bOffset, bOffset + bLength);
    if (at < 0 || at == Math.min(aLength, bLength)) {
      return Integer.compare(aLength, bLength);
    }
    return Byte.compareUnsigned(
        a.get(ValueLayout.JAVA_BYTE, aOffset + at), b.get(ValueLayout.JAVA_BYTE, bOffset + at));
  }

  private static void require(boolean holds, int row, String problem) {
    if (!holds) {
      throw new FormatException("catalog has " + problem + " at record " + row);
    }
  }
}
