package io.cloudhal.shelf.format;

import io.cloudhal.Bytes;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A run of index entries in ascending order of their ids. Small shelves have one, inside the root;
 * larger ones have many, as objects of their own that the root names.
 *
 * @param entries no two with the same id
 */
public record IndexPage(List<IndexEntry> entries) {

  /** The most entries that a publisher puts into one page. */
  public static final int MAX_ENTRIES = 256;

  public IndexPage {
    entries = List.copyOf(entries);
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i - 1).id().compareTo(entries.get(i).id()) >= 0) {
        throw new FormatException("index page is out of order at " + entries.get(i).id());
      }
    }
  }

  /**
   * Returns the entries of this page and {@code changes}, which win, in pages that are not too
   * full.
   */
  public List<IndexPage> with(Collection<IndexEntry> changes) {
    TreeMap<PackageId, IndexEntry> merged = new TreeMap<>();
    entries.forEach(entry -> merged.put(entry.id(), entry));
    changes.forEach(entry -> merged.put(entry.id(), entry));
    List<IndexEntry> all = List.copyOf(merged.values());
    int pages = Math.max(1, Math.ceilDiv(all.size(), MAX_ENTRIES));
    return IntStream.range(0, pages)
        .mapToObj(i -> new IndexPage(all.subList(part(all, i, pages), part(all, i + 1, pages))))
        .toList();
  }

  /** Returns this page as bytes. */
  public Bytes encode() {
    WireWriter out = new WireWriter().i32(entries.size());
    entries.forEach(entry -> entry.write(out));
    return out.toBytes();
  }

  /**
   * Returns the page in {@code bytes}.
   *
   * @throws FormatException if it is none
   */
  public static IndexPage decode(Bytes bytes) {
    WireReader in = new WireReader("index page", bytes);
    List<IndexEntry> entries = in.list(in.i32(), IndexEntry.MINIMUM_SIZE, IndexEntry::read);
    in.end();
    return new IndexPage(entries);
  }

  private static int part(List<IndexEntry> all, int i, int pages) {
    return (int) ((long) all.size() * i / pages);
  }
}
