package io.cloudhal.shelf.format;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Offsets and sizes within a catalog. */
final class CatalogLayout {

  static final byte[] MAGIC = "SHELFCAT".getBytes(StandardCharsets.US_ASCII);
  static final int VERSION = 1;
  static final int HEADER = 16;
  static final int SECTION = 24;
  static final int MAX_SECTIONS = 64;

  /** Flag of a section that a reader who does not know it must not ignore. */
  static final int CRITICAL = 1;

  static final int ATTRIBUTES = tag("ATTR");
  static final int REFERENCES = tag("REFS");
  static final int NAMES = tag("NAME");
  static final int TARGETS = tag("LINK");
  static final int ENTRIES = tag("ENTR");
  static final int FRAMES = tag("FRAM");
  static final int PACKS = tag("PACK");

  /** name u32 · name length u16 · kind u8 · 0 · parent u32 · mode u16 · 0 u16 · size u64 … */
  static final int ENTRY = 72;

  static final int NAME_LENGTH = 4;
  static final int KIND = 6;
  static final int PARENT = 8;
  static final int MODE = 12;
  static final int SIZE = 16;
  static final int FIRST = 24;
  static final int COUNT = 28;
  static final int OFFSET = 32;
  static final int DIGEST = 40;

  /** pack u32 · stored u32 · offset u64 · content u32 · 0 u32 · digest. */
  static final int FRAME = 56;

  static final int FRAME_STORED = 4;
  static final int FRAME_OFFSET = 8;
  static final int FRAME_CONTENT = 16;
  static final int FRAME_DIGEST = 24;

  /** digest · size u64. */
  static final int PACK = 40;

  static final int PACK_SIZE = 32;

  static final int MAX_NAME_BYTES = 255;

  static final ValueLayout.OfShort U16 =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfInt U32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong U64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong BIG_64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private CatalogLayout() {}

  /** The four characters as they lie in the file. */
  private static int tag(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return bytes[0] | bytes[1] << 8 | bytes[2] << 16 | bytes[3] << 24;
  }
}
