package io.cloudhal.inmemory;

import io.cloudhal.DeleteResult;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.storage.BlobKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * A bucket in a directory: a file for each blob, and an index of the keys. A blob is there when its
 * file is; the key is in the index before and after. Writers of one key take turns, in all
 * processes; readers wait for nobody.
 */
final class DirectoryBlobs implements Blobs {

  /** The locks of keys; whoever holds all of them has every bucket to himself. */
  static final int KEY_STRIPES = StripeLocks.COUNT / 2;

  private final Path directory;
  private final StorageDirectory storage;
  private final KeyIndex index;

  DirectoryBlobs(Path directory, StorageDirectory storage, SecureRandom random) {
    this.directory = directory;
    this.storage = storage;
    // A holder of a key's lock may wait for an index, never the other way round.
    int stripe = KEY_STRIPES + stripe(directory.getFileName().toString());
    this.index = new KeyIndex(index(directory), stripe, storage, random);
  }

  /** Makes a bucket without blobs of an empty directory. */
  static void create(Path directory, SecureRandom random, FilePlacement placement)
      throws IOException {
    Files.createDirectory(blobs(directory));
    Files.createDirectory(index(directory));
    KeyIndex.create(index(directory), random, placement);
    placement.forceEntry(index(directory));
  }

  private static Path blobs(Path directory) {
    return directory.resolve("blobs");
  }

  private static Path index(Path directory) {
    return directory.resolve("index");
  }

  @Override
  public Optional<StoredBlob> find(BlobKey key) throws IOException {
    return open(key).map(StoredBlob.class::cast);
  }

  private Optional<BlobFile> open(BlobKey key) throws IOException {
    return BlobFile.open(file(key), key.value());
  }

  private Path file(BlobKey key) {
    String name = FileNames.of(key.value());
    return directoryOf(name).resolve(name);
  }

  /** One of 256: some file systems slow down with millions of files in one directory. */
  private Path directoryOf(String fileName) {
    return blobs(directory).resolve(fileName.substring(0, 2));
  }

  /** Makes a finished file the blob, if the precondition holds. */
  WriteResult publish(Path upload, BlobRecord blob, Precondition precondition) throws IOException {
    Path file = file(blob.key());
    return locked(
        blob.key(),
        () -> {
          if (!(precondition instanceof Precondition.None)) {
            Optional<Version> current = version(blob.key());
            if (!BlobConditions.hold(precondition, current)) {
              return new WriteResult.Conflict(current);
            }
          }
          if (Files.notExists(file)) {
            index.add(blob.key().value());
            createDirectory(directoryOf(file.getFileName().toString()));
          }
          storage.placement().move(upload, file);
          return new WriteResult.Written(blob.version());
        });
  }

  @Override
  public DeleteResult delete(BlobKey key, Precondition precondition) throws IOException {
    return locked(
        key,
        () -> {
          if (!(precondition instanceof Precondition.None)) {
            Optional<Version> current = version(key);
            if (!BlobConditions.hold(precondition, current)) {
              return current.isEmpty()
                  ? new DeleteResult.Absent()
                  : new DeleteResult.Conflict(current);
            }
          }
          if (storage.placement().delete(file(key))) {
            index.remove(key.value());
          }
          return new DeleteResult.Deleted();
        });
  }

  private <T> T locked(BlobKey key, IoWork<T> work) throws IOException {
    return storage.locked(stripe(key.value()), work);
  }

  /** The same in every process. */
  private static int stripe(String name) {
    return Math.floorMod(name.hashCode(), KEY_STRIPES);
  }

  private Optional<Version> version(BlobKey key) throws IOException {
    Optional<BlobFile> found = open(key);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (BlobFile blob = found.get()) {
      return Optional.of(blob.info().version());
    }
  }

  private void createDirectory(Path path) throws IOException {
    try {
      Files.createDirectory(path);
      storage.placement().forceEntry(path);
    } catch (FileAlreadyExistsException e) {
      // By an earlier blob.
    }
  }

  @Override
  public BlobCursor from(String name) {
    return new DirectoryCursor(index, this, name);
  }
}
