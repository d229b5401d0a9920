package io.cloudhal.shelf;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.format.Digest;
import io.cloudhal.shelf.format.ShelfId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps on this machine what was read from shelves, by digest, and the highest revision seen of
 * each. May be shared by threads and processes, and deleted at any time, even while in use.
 *
 * <p>What comes from a cache is verified like what comes from storage, and a damaged piece is
 * fetched again: whoever can write to a cache can slow its readers down or make them stricter, but
 * not deceive them. A piece that cannot be written, as on a full disk, is not kept.
 */
public abstract sealed class ShelfCache permits DirectoryCache, ShelfCache.None {

  ShelfCache() {}

  /**
   * Returns the cache in {@code directory}, which is made if it is not there.
   *
   * @throws IOException if it cannot be made or written to
   */
  public static ShelfCache in(Path directory) throws IOException {
    return DirectoryCache.over(directory);
  }

  /** Returns the cache that keeps nothing, for read-only places. */
  public static ShelfCache none() {
    return None.INSTANCE;
  }

  /** Returns a stream of what is kept under {@code digest}: to be verified. */
  abstract Optional<InputStream> open(Digest digest);

  /** Returns whether {@code sizeBytes} bytes are kept under {@code digest}. */
  abstract boolean has(Digest digest, long sizeBytes);

  /** Keeps {@code content} if that is possible. */
  abstract void keep(Digest digest, ByteBuffer content);

  /** Forgets what is kept under {@code digest}. */
  abstract void forget(Digest digest);

  /** Returns the latest root seen of a shelf. */
  abstract Optional<SeenRoot> seen(ShelfId shelf);

  /** Remembers a root, unless a later one is remembered already. */
  abstract void remember(ShelfId shelf, SeenRoot root);

  /** Returns at most {@code maxBytes} bytes of {@code in}, which it closes. */
  static Optional<Bytes> readUpTo(InputStream in, int maxBytes) {
    try (in) {
      return Optional.of(Bytes.wrap(in.readNBytes(maxBytes)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Keeps nothing. */
  static final class None extends ShelfCache {
    private static final None INSTANCE = new None();

    @Override
    Optional<InputStream> open(Digest digest) {
      return Optional.empty();
    }

    @Override
    boolean has(Digest digest, long sizeBytes) {
      return false;
    }

    @Override
    void keep(Digest digest, ByteBuffer content) {}

    @Override
    void forget(Digest digest) {}

    @Override
    Optional<SeenRoot> seen(ShelfId shelf) {
      return Optional.empty();
    }

    @Override
    void remember(ShelfId shelf, SeenRoot root) {}
  }
}
