package io.cloudhal.shelf.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** An entry of a catalog that is being written. */
final class TreeNode {

  /** The order of the UTF-8 bytes. */
  static final Comparator<String> UTF8_ORDER =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  final String name;
  final EntryKind kind;
  final int mode;
  final long sizeBytes;
  final Digest digest;
  final Placement placement;
  final String target;
  final Map<String, TreeNode> children = new TreeMap<>(UTF8_ORDER);

  private TreeNode(
      String name,
      EntryKind kind,
      int mode,
      long sizeBytes,
      Digest digest,
      Placement placement,
      String target) {
    this.name = name;
    this.kind = kind;
    this.mode = mode;
    this.sizeBytes = sizeBytes;
    this.digest = digest;
    this.placement = placement;
    this.target = target;
  }

  static TreeNode directory(String name, int mode) {
    return new TreeNode(name, EntryKind.DIRECTORY, mode, 0, Digest.zero(), Placement.nowhere(), "");
  }

  static TreeNode file(String name, int mode, long sizeBytes, Digest digest, Placement placement) {
    return new TreeNode(name, EntryKind.FILE, mode, sizeBytes, digest, placement, "");
  }

  static TreeNode symlink(String name, int mode, String target) {
    byte[] utf8 = target.getBytes(StandardCharsets.UTF_8);
    return new TreeNode(
        name, EntryKind.SYMLINK, mode, utf8.length, Digest.of(utf8), Placement.nowhere(), target);
  }
}
