package io.cloudhal.shelf.cli.demo;

import com.fasterxml.jackson.jr.ob.JSON;
import io.cloudhal.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** An object of JSON, as functions get and give it. */
record Json(Map<String, Object> fields) {

  static Json parse(Bytes json) throws IOException {
    return new Json(JSON.std.mapFrom(json.toByteArray()));
  }

  Bytes toBytes() {
    try {
      return Bytes.wrap(JSON.std.asBytes(fields));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String name) {
    return (String) field(name);
  }

  long number(String name) {
    return ((Number) field(name)).longValue();
  }

  @SuppressWarnings("unchecked") // JSON has no other maps
  Json object(String name) {
    return new Json((Map<String, Object>) field(name));
  }

  @SuppressWarnings("unchecked") // the writer puts texts only
  List<String> texts(String name) {
    return (List<String>) field(name);
  }

  @SuppressWarnings("unchecked") // the writer puts lists of texts only
  List<List<String>> rows(String name) {
    return (List<List<String>>) field(name);
  }

  private Object field(String name) {
    Object value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the input lacks '" + name + "'");
    }
    return value;
  }
}
