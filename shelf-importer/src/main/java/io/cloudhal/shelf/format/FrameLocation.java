package io.cloudhal.shelf.format;

import java.util.Objects;

/**
 * Where one zstd frame is, and what it must be.
 *
 * @param pack digest of the pack that holds it
 * @param packSizeBytes of that pack
 * @param offset of its first byte in the pack
 * @param storedBytes how many bytes it takes there
 * @param contentBytes how many bytes it decompresses to, 1 to {@value #MAX_CONTENT_BYTES}
 * @param digest of the stored bytes
 */
public record FrameLocation(
    Digest pack,
    long packSizeBytes,
    long offset,
    int storedBytes,
    int contentBytes,
    Digest digest) {

  /** The most bytes that a frame may decompress to: 4 MiB. */
  public static final int MAX_CONTENT_BYTES = 4 << 20;

  /**
   * The most bytes that a frame may take in a pack: what zstd makes of noise, and a little more.
   */
  static final int MAX_STORED_BYTES = MAX_CONTENT_BYTES + (1 << 16);

  public FrameLocation {
    Objects.requireNonNull(pack);
    Objects.requireNonNull(digest);
    boolean valid =
        contentBytes > 0
            && contentBytes <= MAX_CONTENT_BYTES
            && storedBytes > 0
            && storedBytes <= MAX_STORED_BYTES
            && offset >= 0
            && offset <= packSizeBytes - storedBytes;
    if (!valid) {
      throw new FormatException(
          "frame at %,d of %,d stored and %,d content bytes does not fit into a pack of %,d"
              .formatted(offset, storedBytes, contentBytes, packSizeBytes));
    }
  }
}
