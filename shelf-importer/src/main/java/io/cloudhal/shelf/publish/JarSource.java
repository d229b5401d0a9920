package io.cloudhal.shelf.publish;

import io.cloudhal.shelf.InvalidSourceException;
import io.cloudhal.shelf.PackageAttributes;
import io.cloudhal.shelf.format.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The entries of a jar. */
final class JarSource implements PackageSource {

  private static final int FILE_MODE = 0644;
  private static final int DIRECTORY_MODE = 0755;

  private final Path file;
  private final ZipFile zip;
  private final long storedBytes;
  private final Digest digest;

  private JarSource(Path file, ZipFile zip, Digest digest, long storedBytes) {
    this.file = file;
    this.zip = zip;
    this.digest = digest;
    this.storedBytes = storedBytes;
  }

  static JarSource open(Path file) {
    try {
      Digest digest = digest(file);
      return new JarSource(file, new ZipFile(file.toFile()), digest, Files.size(file));
    } catch (IOException e) {
      throw new InvalidSourceException(
          file.toString(), "is no readable jar (" + e.getMessage() + ")", "fetch it again", e);
    }
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public List<SourceEntry> entries() {
    return zip.stream().map(this::entry).toList();
  }

  @Override
  public Map<String, String> attributes() {
    return Map.of(
        PackageAttributes.SOURCE_SHA256,
        digest.hex(),
        PackageAttributes.SOURCE_NAME,
        String.valueOf(file.getFileName()));
  }

  @Override
  public long storedBytes() {
    return storedBytes;
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new InvalidSourceException(name(), "cannot be closed", "try again", e);
    }
  }

  private SourceEntry entry(ZipEntry entry) {
    String name = entry.getName();
    if (entry.isDirectory()) {
      return SourceEntry.directory(name.substring(0, name.length() - 1), DIRECTORY_MODE);
    }
    return SourceEntry.file(name, FILE_MODE, entry.getSize(), () -> open(entry));
  }

  /** The JDK checks sums when it reads a stream of entries, but not when it reads a file. */
  private InputStream open(ZipEntry entry) throws IOException {
    InputStream content = zip.getInputStream(entry);
    return new ChecksummedStream(content, entry.getCrc());
  }

  private static Digest digest(Path file) throws IOException {
    MessageDigest digest = Digest.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Digest.finish(digest);
  }

  /** Fails at its end if the checksum is another one. */
  private static final class ChecksummedStream extends CheckedInputStream {
    private final long expected;

    ChecksummedStream(InputStream in, long expected) {
      super(in, new CRC32());
      this.expected = expected;
    }

    @Override
    public int read() throws IOException {
      return checked(super.read());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return checked(super.read(target, offset, length));
    }

    private int checked(int result) throws IOException {
      if (result < 0 && getChecksum().getValue() != expected) {
        throw new IOException("its checksum is wrong");
      }
      return result;
    }
  }
}
