package io.cloudhal.inmemory;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How an index divides the keys into ranges.
 *
 * @param stamp a random number, another one for each root
 * @param lows the name at which each range begins, ascending; the first one is empty
 */
record KeyIndexRoot(long stamp, List<String> lows) {

  static KeyIndexRoot first(long stamp) {
    return new KeyIndexRoot(stamp, List.of(""));
  }

  static Path path(Path directory) {
    return directory.resolve("root");
  }

  Path leaf(Path directory, int range) {
    return directory.resolve(FileNames.of(lows.get(range)));
  }

  int rangeOf(String name) {
    int at = Collections.binarySearch(lows, name, KeyOrder::utf8);
    return at >= 0 ? at : -at - 2;
  }

  /** Returns where a range begins, empty if there are not that many. */
  Optional<String> low(int range) {
    return range < lows.size() ? Optional.of(lows.get(range)) : Optional.empty();
  }

  /** Returns those of ascending keys that are before the end of the range. */
  List<String> within(int range, List<String> keys) {
    Optional<String> end = low(range + 1);
    if (end.isEmpty()) {
      return keys;
    }
    int at = Collections.binarySearch(keys, end.get());
    return new ArrayList<>(keys.subList(0, at >= 0 ? at : -at - 1));
  }

  KeyIndexRoot with(int range, String low, long newStamp) {
    List<String> more = new ArrayList<>(lows);
    more.add(range, low);
    return new KeyIndexRoot(newStamp, more);
  }

  KeyIndexRoot without(int range, long newStamp) {
    List<String> fewer = new ArrayList<>(lows);
    fewer.remove(range);
    return new KeyIndexRoot(newStamp, fewer);
  }

  byte[] encode() throws IOException {
    return CheckedFile.encode(
        out -> {
          out.writeLong(stamp);
          out.write(KeyIndexLeaf.encode(lows));
        });
  }

  static KeyIndexRoot decode(DataInputStream in) throws IOException {
    long stamp = in.readLong();
    return new KeyIndexRoot(stamp, KeyIndexLeaf.decode(in));
  }
}
