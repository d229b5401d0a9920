package io.cloudhal.shelf.publish;

import io.cloudhal.shelf.format.PackageId;
import io.cloudhal.shelf.format.Reference;

/** Is told how far a publication is, to show it. Called by the thread that publishes. */
public interface PublishListener {

  /** Tells that the first pass begins, over {@code files} files of {@code bytes} bytes in all. */
  default void checking(PackageId id, long files, long bytes) {}

  /** Tells that {@code bytes} more bytes were read and checked. */
  default void checked(PackageId id, long bytes) {}

  /** Tells that the second pass begins, over what the shelf does not have yet. */
  default void packing(PackageId id, long files, long bytes) {}

  /** Tells that {@code bytes} more bytes were read and packed. */
  default void packed(PackageId id, long bytes) {}

  /** Tells that an object of {@code bytes} bytes was sent to the shelf. */
  default void uploaded(PackageId id, long bytes) {}

  /** Tells that everything of the package is on the shelf; it shows when it is published. */
  default void staged(Reference reference) {}

  /** Returns the listener that does nothing. */
  static PublishListener none() {
    return new PublishListener() {};
  }
}
