package io.cloudhal.inmemory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names of files for keys. A key may be longer than the name of a file, be both a name and a
 * directory, or differ from another by its case only: so its digest is the name, and the key stands
 * in the file.
 */
final class FileNames {

  private FileNames() {}

  /** Returns 64 lower-case hexadecimal digits. */
  static String of(String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
