package io.cloudhal.shelf.publish;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which paths are safe to unpack anywhere. */
final class PathRules {

  private static final int MAX_PATH_BYTES = 4096;
  private static final int MAX_NAME_BYTES = 255;
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

  private PathRules() {}

  /** Returns what is wrong with {@code path}, empty if nothing is. */
  static Optional<String> problem(String path) {
    if (path.startsWith("/") || DRIVE.matcher(path).matches()) {
      return Optional.of("is an absolute path");
    }
    if (path.indexOf('\\') >= 0) {
      return Optional.of("has a backslash");
    }
    if (path.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("has a control character");
    }
    int size = utf8Size(path);
    if (size < 1 || size > MAX_PATH_BYTES) {
      return Optional.of("is no path of 1 to 4,096 UTF-8 bytes");
    }
    for (String segment : path.split("/", -1)) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        return Optional.of("has the segment '" + segment + "'");
      }
      if (utf8Size(segment) > MAX_NAME_BYTES) {
        return Optional.of("has a segment of more than 255 bytes");
      }
    }
    return Optional.empty();
  }

  /** Returns what a file system that folds case and composition takes {@code path} for. */
  static String folded(String path) {
    String composed = Normalizer.normalize(path, Normalizer.Form.NFC);
    return Normalizer.normalize(
        composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  /** Returns -1 for what is not well-formed. */
  private static int utf8Size(String text) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      return bytes.remaining();
    } catch (CharacterCodingException e) {
      return -1;
    }
  }
}
