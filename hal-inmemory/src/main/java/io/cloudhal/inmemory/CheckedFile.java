package io.cloudhal.inmemory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Small files that are replaced as a whole and end with their checksum. */
final class CheckedFile {

  private CheckedFile() {}

  /** Writes what is in such a file. */
  @FunctionalInterface
  interface Encoder {
    void encode(DataOutputStream out) throws IOException;
  }

  static byte[] encode(Encoder encoder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    encoder.encode(out);
    return bytes.toByteArray();
  }

  /** Returns the content of a file. */
  static DataInputStream read(Path path) throws IOException {
    byte[] stored = Files.readAllBytes(path);
    int size = stored.length - Integer.BYTES;
    if (size < 0 || ByteBuffer.wrap(stored).getInt(size) != checksum(stored, size)) {
      throw new DamagedFileException(path + " is damaged: it does not match its checksum");
    }
    return new DataInputStream(new ByteArrayInputStream(stored, 0, size));
  }

  /** Writes a file that nobody sees yet. */
  static void write(Path path, byte[] content, FilePlacement placement) throws IOException {
    ByteBuffer stored = ByteBuffer.allocate(content.length + Integer.BYTES);
    stored.put(content).putInt(checksum(content, content.length)).flip();
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (stored.hasRemaining()) {
        file.write(stored);
      }
      placement.force(file);
    }
  }

  static int checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return (int) checksum.getValue();
  }
}
