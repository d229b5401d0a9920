package io.cloudhal.shelf.format;

import io.cloudhal.Bytes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects what a catalog holds, and writes it. Equal contents give equal bytes, in whatever order
 * they were added. Not thread-safe.
 */
public final class CatalogBuilder {

  private static final int DIRECTORY_MODE = 0755;
  private static final int MAX_MODE = 07777;

  private final TreeNode root = TreeNode.directory("", DIRECTORY_MODE);
  private List<Reference> references = List.of();
  private final TreeMap<String, String> attributes = new TreeMap<>();

  /** Creates a builder of a catalog with an empty root directory. */
  public CatalogBuilder() {}

  /** Adds a file. */
  public CatalogBuilder file(
      String path, int mode, long sizeBytes, Digest digest, Placement placement) {
    TreeNode node = TreeNode.file(last(path), checked(mode), sizeBytes, digest, placement);
    return add(path, node);
  }

  /** Adds a directory. Those that are not added but needed have the mode 0755. */
  public CatalogBuilder directory(String path, int mode) {
    return add(path, TreeNode.directory(last(path), checked(mode)));
  }

  /** Adds a symbolic link. */
  public CatalogBuilder symlink(String path, int mode, String target) {
    return add(path, TreeNode.symlink(last(path), checked(mode), target));
  }

  /** Sets the packages that this one needs. */
  public CatalogBuilder references(List<Reference> references) {
    this.references = List.copyOf(references);
    return this;
  }

  /** Sets what is known of the origin. */
  public CatalogBuilder attributes(Map<String, String> attributes) {
    this.attributes.putAll(attributes);
    return this;
  }

  /** Returns the catalog as bytes. */
  public Bytes encode() {
    return new CatalogWriter()
        .add(CatalogLayout.ATTRIBUTES, CatalogHeads.encode(attributes))
        .add(CatalogLayout.REFERENCES, CatalogHeads.encode(references))
        .tree(root)
        .encode();
  }

  private CatalogBuilder add(String path, TreeNode node) {
    TreeNode parent = root;
    int from = 0;
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
      parent = within(parent, path, path.substring(from, slash));
      from = slash + 1;
    }
    TreeNode there = parent.children.putIfAbsent(node.name, node);
    if (there != null) {
      replaceImplied(parent, path, there, node);
    }
    return this;
  }

  private static TreeNode within(TreeNode parent, String path, String name) {
    TreeNode next =
        parent.children.computeIfAbsent(name, n -> TreeNode.directory(n, DIRECTORY_MODE));
    if (next.kind != EntryKind.DIRECTORY) {
      throw new IllegalArgumentException(path + " lies below " + name + ", which is no directory");
    }
    return next;
  }

  /** A directory may be added after what it holds. */
  private static void replaceImplied(TreeNode parent, String path, TreeNode there, TreeNode node) {
    if (there.kind != EntryKind.DIRECTORY || node.kind != EntryKind.DIRECTORY) {
      throw new IllegalArgumentException(path + " was added twice");
    }
    node.children.putAll(there.children);
    parent.children.put(node.name, node);
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static int checked(int mode) {
    if (mode < 0 || mode > MAX_MODE) {
      throw new IllegalArgumentException("mode must be 0 to 07777, is " + mode);
    }
    return mode;
  }
}
