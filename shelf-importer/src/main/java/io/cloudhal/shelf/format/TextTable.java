package io.cloudhal.shelf.format;

import io.cloudhal.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Texts of a catalog that is being written, each kept once. */
final class TextTable {

  private final WireWriter out = new WireWriter();
  private final Map<String, Integer> offsets = new HashMap<>();

  /** Returns where the UTF-8 bytes of {@code text} begin. */
  int add(String text) {
    Integer known = offsets.get(text);
    if (known != null) {
      return known;
    }
    int offset = out.size();
    out.raw(text.getBytes(StandardCharsets.UTF_8));
    offsets.put(text, offset);
    return offset;
  }

  Bytes toBytes() {
    return out.toBytes();
  }
}
