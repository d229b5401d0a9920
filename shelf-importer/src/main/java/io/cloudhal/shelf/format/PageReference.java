package io.cloudhal.shelf.format;

import java.util.Objects;

/**
 * Names an index page that is an object of its own.
 *
 * @param first id of its first entry
 * @param digest of the page
 * @param sizeBytes of the page
 */
public record PageReference(PackageId first, Digest digest, long sizeBytes) {

  public PageReference {
    Objects.requireNonNull(first);
    Objects.requireNonNull(digest);
  }

  void write(WireWriter out) {
    new Reference(first, digest, sizeBytes).write(out);
  }

  static PageReference read(WireReader in) {
    Reference reference = Reference.read(in);
    return new PageReference(reference.id(), reference.digest(), reference.sizeBytes());
  }
}
