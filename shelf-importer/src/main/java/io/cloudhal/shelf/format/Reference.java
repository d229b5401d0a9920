package io.cloudhal.shelf.format;

import java.util.Objects;

/**
 * Names one package revision exactly: whoever trusts a reference trusts every byte behind it.
 *
 * @param id what it is called
 * @param digest of its catalog
 * @param sizeBytes of its catalog, so that a reader never takes more
 */
public record Reference(PackageId id, Digest digest, long sizeBytes) {

  /** The fewest bytes of a reference: two texts of one character, digest and size. */
  static final int MINIMUM_SIZE = 2 * 3 + Digest.SIZE + 8;

  public Reference {
    Objects.requireNonNull(id);
    Objects.requireNonNull(digest);
    if (sizeBytes < 1) {
      throw new IllegalArgumentException("size of a catalog must be positive, is " + sizeBytes);
    }
  }

  void write(WireWriter out) {
    out.text(id.name()).text(id.version()).digest(digest).i64(sizeBytes);
  }

  static Reference read(WireReader in) {
    PackageId id = readId(in);
    Digest digest = in.digest();
    long size = in.i64();
    in.require(size > 0, "has a reference to " + id + " without a size");
    return new Reference(id, digest, size);
  }

  static PackageId readId(WireReader in) {
    String name = in.text();
    String version = in.text();
    try {
      return PackageId.of(name, version);
    } catch (IllegalArgumentException e) {
      throw new FormatException("names a package wrongly: " + e.getMessage());
    }
  }

  /** Returns {@code name@version#digest}. */
  @Override
  public String toString() {
    return id + "#" + digest;
  }
}
