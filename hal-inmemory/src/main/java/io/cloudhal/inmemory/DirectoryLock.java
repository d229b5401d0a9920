package io.cloudhal.inmemory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right of one holder to use a directory; it ends with the process at the latest. The lock file
 * tells who holds it.
 */
final class DirectoryLock implements AutoCloseable {

  /**
   * What this process holds, and for whom. Static, because a lock of the operating system belongs
   * to the process: it would let a second holder of the same process in, and be lost as soon as
   * that one closes the file.
   */
  private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

  /** Behind all text: some systems refuse to read what is locked. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private final Path path;
  private final FileChannel file;

  private DirectoryLock(Path path, FileChannel file) {
    this.path = path;
    this.file = file;
  }

  /** Returns the lock, or empty if somebody else has it. */
  static Optional<DirectoryLock> take(Path path, Instant since) throws IOException {
    Path real = real(path);
    String holder = thisProcess() + " since " + since;
    if (HELD.putIfAbsent(real, holder) != null) {
      return Optional.empty();
    }
    Optional<DirectoryLock> taken = Optional.empty();
    try {
      taken = lock(real, holder);
    } finally {
      if (taken.isEmpty()) {
        HELD.remove(real);
      }
    }
    return taken;
  }

  private static Optional<DirectoryLock> lock(Path path, String holder) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Optional<DirectoryLock> taken = Optional.empty();
    try {
      if (file.tryLock(LOCKED_BYTE, 1, false) != null) {
        file.truncate(0);
        file.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
        taken = Optional.of(new DirectoryLock(path, file));
      }
    } finally {
      if (taken.isEmpty()) {
        file.close();
      }
    }
    return taken;
  }

  /** Returns who holds the lock, as text. */
  static String holder(Path path) throws IOException {
    String own = HELD.get(real(path));
    if (own != null) {
      return own;
    }
    String text = Files.readString(path);
    return text.isEmpty() ? "another process" : text;
  }

  private static Path real(Path path) throws IOException {
    Path directory = path.toAbsolutePath().getParent();
    return directory == null ? path : directory.toRealPath().resolve(path.getFileName());
  }

  private static String thisProcess() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "this host";
    }
    return "process " + ProcessHandle.current().pid() + " on " + host;
  }

  @Override
  public void close() throws IOException {
    try {
      file.truncate(0);
    } finally {
      try {
        file.close();
      } finally {
        HELD.remove(path);
      }
    }
  }
}
