package io.cloudhal.inmemory;

import io.cloudhal.storage.ByteRange;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of a {@code Range} header with one range.
 *
 * @param first the first byte; -1 if the last {@code last} bytes are asked for
 * @param last the last byte
 */
record HttpRange(long first, long last) {

  private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** Returns the range; empty for what a server may ignore: several ranges, or no valid one. */
  static Optional<HttpRange> parse(String header) {
    Matcher matcher = FORM.matcher(header);
    if (!matcher.matches() || header.equals("bytes=-")) {
      return Optional.empty();
    }
    String first = matcher.group(1);
    String last = matcher.group(2);
    HttpRange range =
        new HttpRange(
            first.isEmpty() ? -1 : Long.parseLong(first),
            last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last));
    return range.first <= range.last ? Optional.of(range) : Optional.empty();
  }

  /** Returns the bytes of a blob of {@code size} bytes, empty if there is none in the range. */
  Optional<ByteRange> in(long size) {
    long from = first >= 0 ? first : Math.max(0, size - last);
    long end = first >= 0 ? Math.min(last, size - 1) : size - 1;
    return from <= end ? Optional.of(ByteRange.of(from, end - from + 1)) : Optional.empty();
  }
}
