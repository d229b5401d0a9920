package io.cloudhal.aws;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32C;

/** A CRC-32C as S3 writes it. */
final class S3Checksum {

  private final CRC32C crc = new CRC32C();

  static String of(byte[] content, int size) {
    S3Checksum checksum = new S3Checksum();
    checksum.update(content, 0, size);
    return checksum.text();
  }

  void update(byte[] content, int offset, int length) {
    crc.update(content, offset, length);
  }

  String text() {
    byte[] value = ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
    return Base64.getEncoder().encodeToString(value);
  }
}
