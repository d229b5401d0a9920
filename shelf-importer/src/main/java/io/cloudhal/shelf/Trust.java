package io.cloudhal.shelf;

import io.cloudhal.shelf.format.ShelfId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a reader believes before it has read anything: whose signatures count, and how old a root
 * may be. There is no trust on first use. Immutable.
 *
 * <p>A shelf's key set may change: its document is signed by the keys before and by the new ones. A
 * reader follows such a chain from the keys that it was given, so that old fingerprints go on
 * working after a rotation; a key that leaked must be taken away from the readers too.
 */
public final class Trust {

  private final Set<Fingerprint> keys;
  private final int threshold;
  private final long minimumRevision;
  private final @Nullable ShelfId shelf;

  private Trust(
      Set<Fingerprint> keys, int threshold, long minimumRevision, @Nullable ShelfId shelf) {
    this.keys = keys;
    this.threshold = threshold;
    this.minimumRevision = minimumRevision;
    this.shelf = shelf;
  }

  /** Returns the trust in one key. */
  public static Trust of(Fingerprint key) {
    return of(Set.of(key), 1);
  }

  /**
   * Returns the trust in what at least {@code threshold} of {@code keys} have signed.
   *
   * @param threshold 1 to the number of keys
   */
  public static Trust of(Set<Fingerprint> keys, int threshold) {
    if (threshold < 1 || threshold > keys.size()) {
      throw new IllegalArgumentException(
          "threshold must be 1 to the number of keys, " + keys.size() + ", is " + threshold);
    }
    return new Trust(Set.copyOf(keys), threshold, 1, null);
  }

  /**
   * Returns a copy that refuses roots before {@code revision}: for places without a cache that
   * remembers what was seen.
   *
   * @param revision at least 1
   */
  public Trust withMinimumRevision(long revision) {
    if (revision < 1) {
      throw new IllegalArgumentException("minimum revision must be at least 1, is " + revision);
    }
    return new Trust(keys, threshold, revision, shelf);
  }

  /** Returns a copy that refuses every other shelf, also if the same keys sign it. */
  public Trust withShelf(ShelfId shelf) {
    return new Trust(keys, threshold, minimumRevision, Objects.requireNonNull(shelf));
  }

  /** Returns the keys. */
  public Set<Fingerprint> keys() {
    return keys;
  }

  /** Returns how many of the keys must have signed. */
  public int threshold() {
    return threshold;
  }

  /** Returns the lowest revision that is not refused. */
  public long minimumRevision() {
    return minimumRevision;
  }

  /** Returns the only shelf that is not refused, empty for any. */
  public Optional<ShelfId> shelf() {
    return Optional.ofNullable(shelf);
  }
}
