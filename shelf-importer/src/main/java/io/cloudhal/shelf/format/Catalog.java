package io.cloudhal.shelf.format;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The tree of one package revision, read in place from memory off the heap: it takes no heap per
 * file. Immutable and thread-safe.
 *
 * <p>Entries are numbered from 0, the root directory, level by level; the children of a directory
 * follow each other in ascending order of the UTF-8 bytes of their names, so that a path is found
 * by one binary search a segment. A parent has a lower number than its children. An index that is
 * not 0 to {@link #size()} - 1 is an {@code IndexOutOfBoundsException}.
 */
public final class Catalog {

  private final Table entries;
  private final Table frames;
  private final Table packs;
  private final MemorySegment names;
  private final MemorySegment targets;
  private final List<Reference> references;
  private final Map<String, String> attributes;

  private Catalog(MemorySegment bytes) {
    Sections sections = new Sections(bytes);
    this.entries = sections.table("entries", CatalogLayout.ENTRIES, CatalogLayout.ENTRY);
    this.frames = sections.table("frames", CatalogLayout.FRAMES, CatalogLayout.FRAME);
    this.packs = sections.table("packs", CatalogLayout.PACKS, CatalogLayout.PACK);
    this.names = sections.segment(CatalogLayout.NAMES);
    this.targets = sections.segment(CatalogLayout.TARGETS);
    this.references =
        CatalogHeads.references(sections.reader("references", CatalogLayout.REFERENCES));
    this.attributes =
        CatalogHeads.attributes(sections.reader("attributes", CatalogLayout.ATTRIBUTES));
  }

  /**
   * Returns the catalog in {@code bytes}, which must not change afterwards, and checks all of it.
   *
   * @throws FormatException if it is none
   */
  public static Catalog open(MemorySegment bytes) {
    Catalog catalog = new Catalog(bytes.asReadOnly());
    catalog.check().run();
    return catalog;
  }

  private CatalogCheck check() {
    return new CatalogCheck(entries, frames, packs, names, targets);
  }

  /** Returns the number of entries, at least 1. */
  public int size() {
    return entries.rows();
  }

  /** Returns the packages that this one needs, all of them, in class-path order. */
  public List<Reference> references() {
    return references;
  }

  /** Returns what is known of the package's origin, by name in ascending order. */
  public Map<String, String> attributes() {
    return attributes;
  }

  /**
   * Returns the entry at {@code path}, without following links.
   *
   * @param path segments joined by {@code /}; empty for the root directory
   */
  public OptionalInt lookup(String path) {
    int entry = 0;
    int from = 0;
    while (from < path.length()) {
      int slash = path.indexOf('/', from);
      int end = slash < 0 ? path.length() : slash;
      OptionalInt next = child(entry, path.substring(from, end));
      if (next.isEmpty()) {
        return next;
      }
      entry = next.getAsInt();
      from = end + 1;
    }
    return path.endsWith("/") ? OptionalInt.empty() : OptionalInt.of(entry);
  }

  /**
   * Returns the entry at {@code path} with all links followed; none of them leads out of the tree.
   */
  public OptionalInt resolve(String path) {
    return Links.resolve(this, path);
  }

  /** Returns the entry's path, kind, mode, size and digest. */
  public TreeEntry entry(int entry) {
    return new TreeEntry(path(entry), kind(entry), mode(entry), sizeBytes(entry), digest(entry));
  }

  /** Returns what the entry is. */
  public EntryKind kind(int entry) {
    return EntryKind.of(entries.u8(entry, CatalogLayout.KIND));
  }

  /** Returns the POSIX permission bits. */
  public int mode(int entry) {
    return entries.u16(entry, CatalogLayout.MODE);
  }

  /** Returns the size of a file or of a link's target in bytes, 0 for a directory. */
  public long sizeBytes(int entry) {
    return entries.u64(entry, CatalogLayout.SIZE);
  }

  /** Returns the digest of a file's bytes or of a link's target, zero for a directory. */
  public Digest digest(int entry) {
    return entries.digest(entry, CatalogLayout.DIGEST);
  }

  /** Returns the directory that holds the entry; 0 for 0. */
  public int parent(int entry) {
    return entries.u32(entry, CatalogLayout.PARENT);
  }

  /** Returns the last segment of the path. */
  public String name(int entry) {
    return text(names, entries.u32(entry, 0), entries.u16(entry, CatalogLayout.NAME_LENGTH));
  }

  /** Returns the path from the root directory. */
  public String path(int entry) {
    List<String> segments = new ArrayList<>();
    for (int i = entry; i != 0; i = parent(i)) {
      segments.add(name(i));
    }
    return String.join("/", segments.reversed());
  }

  /** Returns the number of entries in a directory, 0 for anything else. */
  public int childCount(int entry) {
    return kind(entry) == EntryKind.DIRECTORY ? entries.u32(entry, CatalogLayout.COUNT) : 0;
  }

  /** Returns the first entry in a directory that has one; the others follow. */
  public int firstChild(int directory) {
    return entries.u32(directory, CatalogLayout.FIRST);
  }

  /** Returns the entry in a directory with this name; none in anything else. */
  public OptionalInt child(int directory, String name) {
    byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
    int low = firstChild(directory);
    int high = low + childCount(directory) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compareName(middle, wanted);
      if (order == 0) {
        return OptionalInt.of(middle);
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return OptionalInt.empty();
  }

  /** Returns the target of a link, as it was written, empty for anything else. */
  public String target(int entry) {
    return kind(entry) == EntryKind.SYMLINK
        ? text(
            targets,
            entries.u32(entry, CatalogLayout.FIRST),
            entries.u32(entry, CatalogLayout.COUNT))
        : "";
  }

  /** Returns the number of frames that hold a file's bytes. */
  public int frameCount(int entry) {
    return kind(entry) == EntryKind.FILE ? entries.u32(entry, CatalogLayout.COUNT) : 0;
  }

  /** Returns the first of a file's frames; the others follow. */
  public int firstFrame(int file) {
    return entries.u32(file, CatalogLayout.FIRST);
  }

  /** Returns where a file begins in the content of its only frame. */
  public int offsetInFrame(int file) {
    return entries.u32(file, CatalogLayout.OFFSET);
  }

  /** Returns the number of different frames of all files. */
  public int frames() {
    return frames.rows();
  }

  /** Returns where a frame is. */
  public FrameLocation frame(int frame) {
    int pack = frames.u32(frame, 0);
    return new FrameLocation(
        packs.digest(pack, 0),
        packs.u64(pack, CatalogLayout.PACK_SIZE),
        frames.u64(frame, CatalogLayout.FRAME_OFFSET),
        frames.u32(frame, CatalogLayout.FRAME_STORED),
        frames.u32(frame, CatalogLayout.FRAME_CONTENT),
        frames.digest(frame, CatalogLayout.FRAME_DIGEST));
  }

  /** Returns where a file's bytes are. */
  public Placement placement(int file) {
    List<FrameLocation> locations = new ArrayList<>();
    for (int i = 0; i < frameCount(file); i++) {
      locations.add(frame(firstFrame(file) + i));
    }
    return new Placement(locations, locations.size() == 1 ? offsetInFrame(file) : 0);
  }

  private int compareName(int entry, byte[] wanted) {
    long offset = entries.u32(entry, 0);
    int length = entries.u16(entry, CatalogLayout.NAME_LENGTH);
    MemorySegment other = MemorySegment.ofArray(wanted);
    return CatalogCheck.compare(names, offset, length, other, 0, wanted.length);
  }

  private static String text(MemorySegment from, int offset, int length) {
    byte[] utf8 = new byte[length];
    MemorySegment.copy(from, ValueLayout.JAVA_BYTE, offset, utf8, 0, length);
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
