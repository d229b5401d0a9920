package io.cloudhal.shelf.format;

import java.util.Objects;

/**
 * One published package.
 *
 * @param reference the revision that is current under its name and version
 * @param published number of the root that brought it; of two versions of a package the one with
 *     the higher number is the latest
 */
public record IndexEntry(Reference reference, long published) {

  static final int MINIMUM_SIZE = Reference.MINIMUM_SIZE + 8;

  public IndexEntry {
    Objects.requireNonNull(reference);
  }

  /** Returns name and version. */
  public PackageId id() {
    return reference.id();
  }

  void write(WireWriter out) {
    reference.write(out);
    out.i64(published);
  }

  static IndexEntry read(WireReader in) {
    return new IndexEntry(Reference.read(in), in.i64());
  }
}
