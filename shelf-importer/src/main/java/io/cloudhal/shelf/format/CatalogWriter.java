package io.cloudhal.shelf.format;

import io.cloudhal.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;

/** Lays the sections of a catalog out. */
final class CatalogWriter {

  private static final int ALIGNMENT = 8;

  private record Numbered(TreeNode node, int parent) {}

  private final Map<Integer, Bytes> sections = new LinkedHashMap<>();
  private final WireWriter entries = new WireWriter();
  private final TextTable names = new TextTable();
  private final TextTable targets = new TextTable();
  private final FrameTable frames = new FrameTable();
  private int nextChild = 1;

  CatalogWriter add(int tag, Bytes section) {
    sections.put(tag, section);
    return this;
  }

  CatalogWriter tree(TreeNode root) {
    Queue<Numbered> queue = new ArrayDeque<>();
    queue.add(new Numbered(root, 0));
    for (int i = 0; !queue.isEmpty(); i++) {
      Numbered next = queue.remove();
      for (TreeNode child : next.node().children.values()) {
        queue.add(new Numbered(child, i));
      }
      write(next.node(), next.parent());
    }
    return add(CatalogLayout.NAMES, names.toBytes())
        .add(CatalogLayout.TARGETS, targets.toBytes())
        .add(CatalogLayout.ENTRIES, entries.toBytes())
        .add(CatalogLayout.FRAMES, frames.frames())
        .add(CatalogLayout.PACKS, frames.packs());
  }

  Bytes encode() {
    WireWriter out = new WireWriter().raw(CatalogLayout.MAGIC);
    out.u16(CatalogLayout.VERSION).u16(sections.size()).i32(0);
    long offset = aligned(CatalogLayout.HEADER + (long) sections.size() * CatalogLayout.SECTION);
    for (Map.Entry<Integer, Bytes> section : sections.entrySet()) {
      out.i32(section.getKey()).i32(CatalogLayout.CRITICAL);
      out.i64(offset).i64(section.getValue().size());
      offset = aligned(offset + section.getValue().size());
    }
    for (Bytes section : sections.values()) {
      out.raw(new byte[(int) aligned(out.size()) - out.size()]).raw(section.toByteArray());
    }
    return out.toBytes();
  }

  private void write(TreeNode node, int parent) {
    byte[] name = node.name.getBytes(StandardCharsets.UTF_8);
    entries.i32(names.add(node.name)).u16(name.length).u8(node.kind.code()).u8(0);
    entries.i32(parent).u16(node.mode).u16(0).i64(node.sizeBytes);
    switch (node.kind) {
      case FILE ->
          entries
              .i32(frames.add(node.placement.frames()))
              .i32(node.placement.frames().size())
              .i32(node.placement.offset());
      case DIRECTORY -> {
        int count = node.children.size();
        entries.i32(count == 0 ? 0 : nextChild).i32(count).i32(0);
        nextChild += count;
      }
      case SYMLINK -> entries.i32(targets.add(node.target)).i32((int) node.sizeBytes).i32(0);
    }
    entries.i32(0).digest(node.digest);
  }

  private static long aligned(long offset) {
    return Math.ceilDiv(offset, ALIGNMENT) * ALIGNMENT;
  }
}
