package io.cloudhal.shelf.format;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Rows of fixed size in a section of a catalog. */
record Table(String what, MemorySegment bytes, int rowSize) {

  Table {
    long rows = bytes.byteSize() / rowSize;
    if (bytes.byteSize() % rowSize != 0 || rows > Integer.MAX_VALUE) {
      throw new FormatException("catalog has a section of " + what + " of a wrong size");
    }
  }

  int rows() {
    return (int) (bytes.byteSize() / rowSize);
  }

  int u8(int row, int at) {
    return bytes.get(ValueLayout.JAVA_BYTE, offset(row, at)) & 0xff;
  }

  int u16(int row, int at) {
    return bytes.get(CatalogLayout.U16, offset(row, at)) & 0xffff;
  }

  /** Numbers above 2^31 - 1 come out negative, and every check refuses them. */
  int u32(int row, int at) {
    return bytes.get(CatalogLayout.U32, offset(row, at));
  }

  long u64(int row, int at) {
    return bytes.get(CatalogLayout.U64, offset(row, at));
  }

  Digest digest(int row, int at) {
    return Digest.read(bytes.asSlice(offset(row, at), Digest.SIZE).asByteBuffer());
  }

  private long offset(int row, int at) {
    return (long) row * rowSize + at;
  }
}
