package io.cloudhal.inmemory;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A range of the keys of a bucket.
 *
 * @param keys ascending
 * @param next where the next range begins, empty behind the last one
 */
record KeyIndexLeaf(List<String> keys, Optional<String> next) {

  /** Returns the keys that are not before {@code name}. */
  List<String> keysFrom(String name) {
    int at = Collections.binarySearch(keys, name, KeyOrder::utf8);
    return keys.subList(at >= 0 ? at : -at - 1, keys.size());
  }

  static byte[] encode(List<String> keys) throws IOException {
    return CheckedFile.encode(
        out -> {
          out.writeInt(keys.size());
          for (String key : keys) {
            out.writeUTF(key);
          }
        });
  }

  static List<String> decode(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<String> keys = new ArrayList<>(count + 1);
    while (keys.size() < count) {
      keys.add(in.readUTF());
    }
    return keys;
  }
}
