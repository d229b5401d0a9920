package io.cloudhal.shelf.format;

import io.cloudhal.Bytes;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The small sections of a catalog, which are read at once. */
final class CatalogHeads {

  private static final int MINIMUM_ATTRIBUTE_SIZE = 2 + 4;

  private record Attribute(String name, String value) {}

  private CatalogHeads() {}

  static Bytes encode(List<Reference> references) {
    WireWriter out = new WireWriter().i32(references.size());
    references.forEach(reference -> reference.write(out));
    return out.toBytes();
  }

  static Bytes encode(SortedMap<String, String> attributes) {
    WireWriter out = new WireWriter().i32(attributes.size());
    attributes.forEach((name, value) -> out.text(name).block(Bytes.utf8(value)));
    return out.toBytes();
  }

  static List<Reference> references(WireReader in) {
    List<Reference> references = in.list(in.i32(), Reference.MINIMUM_SIZE, Reference::read);
    in.end();
    return references;
  }

  static Map<String, String> attributes(WireReader in) {
    TreeMap<String, String> attributes = new TreeMap<>();
    for (Attribute each : in.list(in.i32(), MINIMUM_ATTRIBUTE_SIZE, CatalogHeads::attribute)) {
      boolean ascending = attributes.isEmpty() || attributes.lastKey().compareTo(each.name()) < 0;
      in.require(ascending, "are out of order at " + each.name());
      attributes.put(each.name(), each.value());
    }
    in.end();
    return Collections.unmodifiableMap(attributes);
  }

  private static Attribute attribute(WireReader in) {
    return new Attribute(in.text(), in.block().toUtf8());
  }
}
