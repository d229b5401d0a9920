package io.cloudhal.shelf.format;

import io.cloudhal.Bytes;
import java.util.List;
import java.util.Objects;

/**
 * The keys that may sign the root, and how many of them must.
 *
 * @param version from 1, one more at each rotation
 * @param previous digest of the signed document of the version before, zero for the first
 * @param threshold 1 to the number of keys
 * @param keys 1 to 255 different Ed25519 public keys in their X.509 encoding
 */
public record KeySet(long version, Digest previous, int threshold, List<Bytes> keys) {

  private static final int MAX_KEYS = 255;
  private static final int MINIMUM_KEY_SIZE = 2 + 32;

  public KeySet {
    Objects.requireNonNull(previous);
    keys = List.copyOf(keys);
    boolean valid =
        version >= 1
            && (version == 1) == previous.equals(Digest.zero())
            && keys.size() <= MAX_KEYS
            && keys.stream().distinct().count() == keys.size()
            && threshold >= 1
            && threshold <= keys.size();
    if (!valid) {
      throw new FormatException(
          "key set "
              + version
              + " must have different keys and a threshold of 1 to their number, has "
              + keys.size()
              + " and "
              + threshold);
    }
  }

  /** Returns the payload of its document. */
  public Bytes encode() {
    WireWriter out = new WireWriter().i64(version).digest(previous).u8(threshold).u8(keys.size());
    for (Bytes key : keys) {
      out.u16(key.size()).raw(key.toByteArray());
    }
    return out.block(Bytes.empty()).toBytes();
  }

  /**
   * Returns the key set in the payload of a document.
   *
   * @throws FormatException if it is none
   */
  public static KeySet decode(Bytes payload) {
    WireReader in = new WireReader("key set", payload);
    long version = in.i64();
    Digest previous = in.digest();
    int threshold = in.u8();
    List<Bytes> keys = in.list(in.u8(), MINIMUM_KEY_SIZE, each -> each.raw(each.u16()));
    in.extensionAndEnd();
    return new KeySet(version, previous, threshold, keys);
  }
}
