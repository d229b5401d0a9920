package io.cloudhal.inmemory;

import io.cloudhal.spi.Call;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a bucket in their order: a root file, which divides them into ranges, and a leaf file
 * for each range. A key is here before its blob is; it may be here without one, after a crash or
 * for a moment, so a reader looks. Thread-safe, also among processes.
 *
 * <p>Files are replaced as a whole. Changes take a lock, reads do not: a reader looks whether the
 * root is still the same afterwards. A range that is divided gets its new leaf first, then the root
 * tells of it, then the old leaf loses what it gave away; until then those keys are in both, and
 * the root decides. So a crash in between harms nothing.
 */
final class KeyIndex {

  /** A page of a listing should need few leaves, and adding a key should write little. */
  private static final int MAX_LEAF_BYTES = 24 << 10;

  private final Path directory;
  private final int stripe;
  private final StorageDirectory storage;
  private final SecureRandom random;
  private volatile @Nullable KeyIndexRoot known;

  KeyIndex(Path directory, int stripe, StorageDirectory storage, SecureRandom random) {
    this.directory = directory;
    this.stripe = stripe;
    this.storage = storage;
    this.random = random;
  }

  /** Writes the index of no keys into a directory. */
  static void create(Path directory, SecureRandom random, FilePlacement placement)
      throws IOException {
    KeyIndexRoot root = KeyIndexRoot.first(random.nextLong());
    CheckedFile.write(root.leaf(directory, 0), KeyIndexLeaf.encode(List.of()), placement);
    CheckedFile.write(KeyIndexRoot.path(directory), root.encode(), placement);
    placement.forceEntry(KeyIndexRoot.path(directory));
  }

  /** Returns the range of keys in which {@code name} lies. */
  KeyIndexLeaf leaf(String name) throws IOException {
    while (true) {
      KeyIndexRoot root = root();
      int number = root.rangeOf(name);
      try {
        KeyIndexLeaf leaf = new KeyIndexLeaf(read(root, number), root.low(number + 1));
        if (isCurrent(root)) {
          return leaf;
        }
      } catch (DamagedFileException e) {
        if (isCurrent(root)) {
          throw e;
        }
      }
      Call.current().check(false);
    }
  }

  void add(String key) throws IOException {
    storage.locked(
        stripe,
        () -> {
          KeyIndexRoot root = root();
          int number = root.rangeOf(key);
          List<String> keys = read(root, number);
          int at = Collections.binarySearch(keys, key);
          if (at < 0) {
            keys.add(-at - 1, key);
            write(root, number, keys);
          }
          return true;
        });
  }

  private void write(KeyIndexRoot root, int number, List<String> keys) throws IOException {
    byte[] leaf = KeyIndexLeaf.encode(keys);
    if (leaf.length <= MAX_LEAF_BYTES) {
      replace(root.leaf(directory, number), leaf);
      return;
    }
    int middle = keys.size() / 2;
    List<String> upper = keys.subList(middle, keys.size());
    KeyIndexRoot divided = root.with(number + 1, upper.get(0), random.nextLong());
    replace(divided.leaf(directory, number + 1), KeyIndexLeaf.encode(upper));
    replace(KeyIndexRoot.path(directory), divided.encode());
    replace(divided.leaf(directory, number), KeyIndexLeaf.encode(keys.subList(0, middle)));
  }

  void remove(String key) throws IOException {
    storage.locked(
        stripe,
        () -> {
          KeyIndexRoot root = root();
          int number = root.rangeOf(key);
          List<String> keys = read(root, number);
          int at = Collections.binarySearch(keys, key);
          if (at >= 0) {
            keys.remove(at);
            replaceOrRemove(root, number, keys);
          }
          return true;
        });
  }

  /** The first range stays, so that there always is one. */
  private void replaceOrRemove(KeyIndexRoot root, int number, List<String> keys)
      throws IOException {
    if (keys.isEmpty() && number > 0) {
      replace(KeyIndexRoot.path(directory), root.without(number, random.nextLong()).encode());
      storage.placement().delete(root.leaf(directory, number));
    } else {
      replace(root.leaf(directory, number), KeyIndexLeaf.encode(keys));
    }
  }

  private void replace(Path file, byte[] content) throws IOException {
    Path written = storage.temporary().next();
    try {
      CheckedFile.write(written, content, storage.placement());
      storage.placement().move(written, file);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** Returns the keys that the root has in this range. */
  private List<String> read(KeyIndexRoot root, int number) throws IOException {
    Path leaf = root.leaf(directory, number);
    try {
      return root.within(number, KeyIndexLeaf.decode(CheckedFile.read(leaf)));
    } catch (NoSuchFileException e) {
      throw new DamagedFileException(leaf + " is damaged: it is missing", e);
    }
  }

  private KeyIndexRoot root() throws IOException {
    KeyIndexRoot root = known;
    if (root == null || !isCurrent(root)) {
      root = KeyIndexRoot.decode(CheckedFile.read(KeyIndexRoot.path(directory)));
      known = root;
    }
    return root;
  }

  /** Each root has a stamp of its own, so that not all of it must be read. */
  private boolean isCurrent(KeyIndexRoot root) throws IOException {
    ByteBuffer stamp = ByteBuffer.allocate(Long.BYTES);
    try (FileChannel file =
        FileChannel.open(KeyIndexRoot.path(directory), StandardOpenOption.READ)) {
      while (stamp.hasRemaining() && file.read(stamp) >= 0) {}
    }
    return stamp.getLong(0) == root.stamp();
  }
}
