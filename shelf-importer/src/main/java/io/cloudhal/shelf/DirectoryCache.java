package io.cloudhal.shelf;

import io.cloudhal.shelf.format.Digest;
import io.cloudhal.shelf.format.ShelfId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cache in a directory: {@code objects/<2 digits>/<digest>} for what was read, {@code
 * seen/<shelf>/<revision>-<key set version>-<key set>} for roots. The latter are empty files, so
 * that several processes can only ever raise what is remembered, without a lock.
 */
final class DirectoryCache extends ShelfCache {

  private final Path objects;
  private final Path seen;

  private DirectoryCache(Path directory) {
    this.objects = directory.resolve("objects");
    this.seen = directory.resolve("seen");
  }

  static DirectoryCache over(Path directory) throws IOException {
    DirectoryCache cache = new DirectoryCache(directory);
    Files.createDirectories(cache.objects);
    Files.createDirectories(cache.seen);
    if (!Files.isWritable(cache.objects) || !Files.isWritable(cache.seen)) {
      throw new IOException("the cache directory " + directory + " cannot be written to");
    }
    return cache;
  }

  @Override
  Optional<InputStream> open(Digest digest) {
    try {
      return Optional.of(Files.newInputStream(file(digest)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  boolean has(Digest digest, long sizeBytes) {
    try {
      return Files.size(file(digest)) == sizeBytes;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  void keep(Digest digest, ByteBuffer content) {
    Path target = file(digest);
    try {
      Files.createDirectories(target.getParent());
      Path temporary = Files.createTempFile(target.getParent(), "new-", ".tmp");
      try {
        write(temporary, content);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      forget(digest);
    }
  }

  @Override
  void forget(Digest digest) {
    delete(file(digest));
  }

  @Override
  Optional<SeenRoot> seen(ShelfId shelf) {
    return all(shelf).stream().max(Comparator.naturalOrder());
  }

  @Override
  void remember(ShelfId shelf, SeenRoot root) {
    List<SeenRoot> known = all(shelf);
    if (known.stream().anyMatch(each -> each.compareTo(root) >= 0)) {
      return;
    }
    Path directory = seen.resolve(shelf.toString());
    try {
      Files.createDirectories(directory);
      Files.createFile(directory.resolve(root.fileName()));
    } catch (IOException e) {
      return;
    }
    known.forEach(older -> delete(directory.resolve(older.fileName())));
  }

  private List<SeenRoot> all(ShelfId shelf) {
    try (Stream<Path> files = Files.list(seen.resolve(shelf.toString()))) {
      return files.flatMap(file -> SeenRoot.parse(file.getFileName().toString()).stream()).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  private Path file(Digest digest) {
    String hex = digest.hex();
    return objects.resolve(hex.substring(0, 2)).resolve(hex);
  }

  /** A stream of the JDK, unlike a channel, is not closed by an interrupt. */
  private static void write(Path file, ByteBuffer content) throws IOException {
    ByteBuffer left = content.duplicate();
    try (OutputStream out = Files.newOutputStream(file);
        WritableByteChannel channel = Channels.newChannel(out)) {
      while (left.hasRemaining()) {
        channel.write(left);
      }
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // What stays is verified when it is read, and a lower revision is outranked.
    }
  }
}
