package io.cloudhal.shelf.publish;

/** What a source may hold. Immutable. */
public final class SourceRules {

  private static final SourceRules DEFAULTS = new SourceRules(1_000_000, 64L << 30, 200, false);

  private final int maxEntries;
  private final long maxBytes;
  private final int maxRatio;
  private final boolean caseCollisions;

  private SourceRules(int maxEntries, long maxBytes, int maxRatio, boolean caseCollisions) {
    if (maxEntries < 1 || maxBytes < 1 || maxRatio < 1) {
      throw new IllegalArgumentException(
          "limits must be positive, are " + maxEntries + ", " + maxBytes + ", " + maxRatio);
    }
    this.maxEntries = maxEntries;
    this.maxBytes = maxBytes;
    this.maxRatio = maxRatio;
    this.caseCollisions = caseCollisions;
  }

  /**
   * Returns the rules that allow a million entries, 64 GiB, an archive that unpacks to 200 times
   * its size, and no two paths that some file systems take for one.
   */
  public static SourceRules defaults() {
    return DEFAULTS;
  }

  /** Returns a copy with another bound on the number of entries, at least 1. */
  public SourceRules withMaxEntries(int maxEntries) {
    return new SourceRules(maxEntries, maxBytes, maxRatio, caseCollisions);
  }

  /** Returns a copy with another bound on all files together in bytes, at least 1. */
  public SourceRules withMaxBytes(long maxBytes) {
    return new SourceRules(maxEntries, maxBytes, maxRatio, caseCollisions);
  }

  /** Returns a copy with another bound on what an archive of over 1 MiB unpacks to, at least 1. */
  public SourceRules withMaxRatio(int maxRatio) {
    return new SourceRules(maxEntries, maxBytes, maxRatio, caseCollisions);
  }

  /**
   * Returns a copy that allows paths which differ only in case or in Unicode composition: for jars
   * that are never mounted on a file system that folds them.
   */
  public SourceRules withCaseCollisions() {
    return new SourceRules(maxEntries, maxBytes, maxRatio, true);
  }

  /** Returns the most entries. */
  public int maxEntries() {
    return maxEntries;
  }

  /** Returns the most bytes of all files together. */
  public long maxBytes() {
    return maxBytes;
  }

  /** Returns how many times its size an archive may unpack to. */
  public int maxRatio() {
    return maxRatio;
  }

  /** Returns whether paths may differ only in case or composition. */
  public boolean caseCollisions() {
    return caseCollisions;
  }
}
