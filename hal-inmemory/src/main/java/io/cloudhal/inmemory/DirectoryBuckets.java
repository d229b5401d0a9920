package io.cloudhal.inmemory;

import io.cloudhal.computer.Swept;
import io.cloudhal.spi.TimeSource;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.PutOptions;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Buckets in a directory, which any number of processes of one machine use at once.
 *
 * <p><b>Durable.</b> An acknowledged write survives the death of its process, with power sync also
 * a power failure. What is not finished is in no bucket, and {@link #sweep} removes it.
 *
 * <p><b>Damage.</b> A byte that is not as it was written is a {@code CorruptDataException} that
 * names the file. Deleting or replacing the blob without a precondition mends it.
 */
final class DirectoryBuckets implements Buckets {

  private final StorageDirectory storage;
  private final TimeSource time;
  private final SecureRandom random;
  private final Versions versions;
  private final Map<BucketName, DirectoryBlobs> known = new ConcurrentHashMap<>();

  DirectoryBuckets(Path computer, boolean syncPower, TimeSource time, SecureRandom random) {
    this.storage = new StorageDirectory(computer, syncPower, time, random);
    this.time = time;
    this.random = random;
    this.versions = new Versions(random.nextLong());
  }

  @Override
  public Optional<Blobs> find(BucketName name) {
    return Files.isDirectory(storage.bucket(name)) ? Optional.of(blobs(name)) : Optional.empty();
  }

  private DirectoryBlobs blobs(BucketName name) {
    return known.computeIfAbsent(
        name, unknown -> new DirectoryBlobs(storage.bucket(name), storage, random));
  }

  @Override
  public Upload upload(BucketName name, BlobKey key, PutOptions options) throws IOException {
    BlobRecord begun =
        new BlobRecord(key, 0, versions.next(), time.now(), options.headers(), options.metadata());
    Path path = storage.temporary().next();
    return new DirectoryUpload(path, begun, time, storage.placement(), () -> existing(name));
  }

  private DirectoryBlobs existing(BucketName name) throws IOException {
    if (find(name).isEmpty()) {
      throw new FileNotFoundException("bucket " + name + " does not exist");
    }
    return blobs(name);
  }

  @Override
  public void ensure(BucketName name) throws IOException {
    Path bucket = storage.bucket(name);
    if (Files.isDirectory(bucket)) {
      return;
    }
    Path made = storage.temporary().next();
    try {
      Files.createDirectory(made);
      DirectoryBlobs.create(made, random, storage.placement());
      storage.placement().move(made, bucket);
      storage.placement().forceEntry(storage.path());
    } catch (FileSystemException e) {
      // Somebody else may have made it meanwhile.
      if (!Files.isDirectory(bucket)) {
        throw e;
      }
    } finally {
      FileTree.delete(made, () -> true);
    }
  }

  @Override
  public void remove(BucketName name) throws IOException {
    if (find(name).isEmpty()) {
      return;
    }
    Path removed = storage.temporary().next();
    storage.lockedAll(
        DirectoryBlobs.KEY_STRIPES,
        () -> {
          // Unless somebody else has removed it meanwhile.
          if (find(name).isPresent()) {
            storage.placement().move(storage.bucket(name), removed);
          }
          return removed;
        });
    FileTree.delete(removed, () -> true);
  }

  @Override
  public Swept sweep(Duration budget) throws IOException {
    return storage.temporary().sweep(budget);
  }

  @Override
  public void close() {
    try {
      storage.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
