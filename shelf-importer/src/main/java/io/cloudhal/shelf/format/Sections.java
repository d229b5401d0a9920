package io.cloudhal.shelf.format;

import io.cloudhal.Bytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The sections of a catalog by tag. */
final class Sections {

  private static final Set<Integer> KNOWN =
      Set.of(
          CatalogLayout.ATTRIBUTES,
          CatalogLayout.REFERENCES,
          CatalogLayout.NAMES,
          CatalogLayout.TARGETS,
          CatalogLayout.ENTRIES,
          CatalogLayout.FRAMES,
          CatalogLayout.PACKS);

  private final Map<Integer, MemorySegment> byTag = new HashMap<>();

  Sections(MemorySegment catalog) {
    require(catalog.byteSize() >= CatalogLayout.HEADER, "ends within its header");
    byte[] magic = catalog.asSlice(0, CatalogLayout.MAGIC.length).toArray(ValueLayout.JAVA_BYTE);
    require(Arrays.equals(magic, CatalogLayout.MAGIC), "has another magic number");
    int version = catalog.get(CatalogLayout.U16, 8) & 0xffff;
    require(
        version == CatalogLayout.VERSION,
        "has format version " + version + ", this reader knows " + CatalogLayout.VERSION);
    int count = catalog.get(CatalogLayout.U16, 10) & 0xffff;
    long end = CatalogLayout.HEADER + (long) count * CatalogLayout.SECTION;
    require(count <= CatalogLayout.MAX_SECTIONS && end <= catalog.byteSize(), "has a wrong header");
    for (int i = 0; i < count; i++) {
      add(catalog, CatalogLayout.HEADER + (long) i * CatalogLayout.SECTION, end);
    }
    require(byTag.keySet().containsAll(KNOWN), "lacks a section");
  }

  MemorySegment segment(int tag) {
    return Objects.requireNonNull(byTag.get(tag), "the sections were checked");
  }

  Table table(String what, int tag, int rowSize) {
    return new Table(what, segment(tag), rowSize);
  }

  WireReader reader(String what, int tag) {
    MemorySegment section = segment(tag);
    require(section.byteSize() <= Integer.MAX_VALUE - 8, "has too many " + what);
    return new WireReader(what, Bytes.wrap(section.toArray(ValueLayout.JAVA_BYTE)));
  }

  private void add(MemorySegment catalog, long row, long from) {
    int tag = catalog.get(CatalogLayout.U32, row);
    int flags = catalog.get(CatalogLayout.U32, row + 4);
    long offset = catalog.get(CatalogLayout.U64, row + 8);
    long length = catalog.get(CatalogLayout.U64, row + 16);
    require(
        offset >= from && length >= 0 && offset <= catalog.byteSize() - length,
        "has a section outside itself");
    require(
        KNOWN.contains(tag) || (flags & CatalogLayout.CRITICAL) == 0,
        "has a section that only a newer reader understands");
    require(byTag.put(tag, catalog.asSlice(offset, length)) == null, "has a section twice");
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new FormatException("catalog " + problem);
    }
  }
}
