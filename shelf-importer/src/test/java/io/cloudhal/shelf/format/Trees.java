package io.cloudhal.shelf.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random trees, and the model that a catalog is compared with. */
final class Trees {

  /** What is at a path in the model. */
  record Node(EntryKind kind, int mode, long size, Digest digest, Placement placement, String to) {}

  private Trees() {}

  /** Returns maps from paths to what is there; no path lies below a file or link. */
  static Arbitrary<SortedMap<String, Node>> trees() {
    return Arbitraries.maps(paths(), nodes()).ofMaxSize(60).map(Trees::consistent);
  }

  static Arbitrary<String> paths() {
    Arbitrary<String> segment =
        Arbitraries.of("a", "b", "ab", "A", "ü", "€", "\ud83d\ude00", "a.class", "META-INF", "z z");
    return segment.list().ofMinSize(1).ofMaxSize(5).map(each -> String.join("/", each));
  }

  static byte[] encode(SortedMap<String, Node> tree) {
    CatalogBuilder builder = new CatalogBuilder();
    tree.forEach((path, node) -> add(builder, path, node));
    return builder.encode().toByteArray();
  }

  /** Returns the tree with the directories that it implies. */
  static Map<String, Node> complete(SortedMap<String, Node> tree) {
    Map<String, Node> all = new TreeMap<>(tree);
    for (String path : List.copyOf(all.keySet())) {
      for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
        all.putIfAbsent(path.substring(0, slash), directory(0755));
      }
    }
    all.put("", directory(0755));
    return all;
  }

  private static void add(CatalogBuilder builder, String path, Node node) {
    switch (node.kind()) {
      case FILE -> builder.file(path, node.mode(), node.size(), node.digest(), node.placement());
      case DIRECTORY -> builder.directory(path, node.mode());
      case SYMLINK -> builder.symlink(path, node.mode(), node.to());
    }
  }

  private static Arbitrary<Node> nodes() {
    Arbitrary<Integer> mode = Arbitraries.integers().between(0, 07777);
    return Combinators.combine(mode, Arbitraries.integers().between(0, 9)).as(Trees::node);
  }

  private static Node node(int mode, int kind) {
    if (kind == 0) {
      return directory(mode);
    }
    if (kind == 1) {
      byte[] target = {'x', '/', (byte) ('a' + mode % 26)};
      String to = new String(target, StandardCharsets.UTF_8);
      return new Node(EntryKind.SYMLINK, mode, 3, Digest.of(target), Placement.nowhere(), to);
    }
    Placement placement = placement(mode, kind - 2);
    long size = placement.frames().stream().mapToLong(FrameLocation::contentBytes).sum();
    size -= placement.offset();
    Digest digest = Digest.of(new byte[] {(byte) mode, (byte) kind});
    return new Node(EntryKind.FILE, mode, size, digest, placement, "");
  }

  private static Placement placement(int seed, int frames) {
    List<FrameLocation> locations = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      Digest pack = Digest.of(new byte[] {(byte) (seed % 3)});
      Digest digest = Digest.of(new byte[] {(byte) seed, (byte) i});
      locations.add(new FrameLocation(pack, 1L << 33, seed * 100L + i, 50, 100 + seed, digest));
    }
    return new Placement(locations, frames == 1 ? seed % 100 : 0);
  }

  private static Node directory(int mode) {
    return new Node(EntryKind.DIRECTORY, mode, 0, Digest.zero(), Placement.nowhere(), "");
  }

  private static SortedMap<String, Node> consistent(Map<String, Node> random) {
    SortedMap<String, Node> tree = new TreeMap<>();
    for (Map.Entry<String, Node> each : new TreeMap<>(random).entrySet()) {
      String path = each.getKey();
      boolean belowFile = false;
      for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
        Node above = tree.get(path.substring(0, slash));
        belowFile |= above != null && above.kind() != EntryKind.DIRECTORY;
      }
      boolean aboveOthers = !tree.tailMap(path + "/").headMap(path + "0").isEmpty();
      if (!belowFile && !aboveOthers) {
        tree.put(path, each.getValue());
      }
    }
    return tree;
  }
}
