package io.cloudhal.testservers;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The first line and the headers of a request or an answer of HTTP/1.1.
 *
 * @param lines the lines as they came, without their ends
 */
record HttpHead(List<String> lines) {

  private static final int MAX_BYTES = 1 << 16;
  private static final String END = "\r\n";

  /** Reads a head; empty if there is nothing more. */
  static Optional<HttpHead> read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int ends = 0;
    while (ends < 4) {
      int next = in.read();
      if (next < 0) {
        if (head.size() == 0) {
          return Optional.empty();
        }
        throw new EOFException("a head was cut off");
      }
      if (head.size() == MAX_BYTES) {
        throw new IOException("a head is larger than " + MAX_BYTES + " bytes");
      }
      head.write(next);
      ends = next == "\r\n\r\n".charAt(ends) ? ends + 1 : next == '\r' ? 1 : 0;
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    return Optional.of(new HttpHead(List.of(text.substring(0, text.length() - 4).split(END, -1))));
  }

  /** Returns the words of the first line, at least three; the third may be empty. */
  String[] words() {
    return (lines.get(0) + "  ").split(" ", 3);
  }

  /** Returns the headers, their names in any case; of equal ones the last. */
  Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, Math.max(colon, 0)), line.substring(colon + 1).trim());
    }
    return headers;
  }

  /** Returns whether a header says something, in any case. */
  boolean says(String name, String value) {
    return headers().getOrDefault(name, "").toLowerCase(Locale.ROOT).contains(value);
  }

  /** Returns the head without the headers of a name. */
  HttpHead without(String name) {
    String begin = name.toLowerCase(Locale.ROOT) + ":";
    return new HttpHead(
        lines.stream().filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(begin)).toList());
  }

  byte[] encode() {
    return (String.join(END, lines) + END + END).getBytes(StandardCharsets.ISO_8859_1);
  }
}
