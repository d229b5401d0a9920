package io.cloudhal.storage;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Page;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Blobs under keys. Thread-safe; every method blocks, and may throw any {@link
 * io.cloudhal.error.HalException}; a bucket that does not exist is a {@code NotFoundException}.
 *
 * <p><b>Consistency.</b> A read sees every write that returned before it, in listings too. The
 * write of one blob is atomic: a reader sees the old content or the new, never a mixture, and a
 * stream goes on with the version it began with or fails.
 *
 * <p><b>Deadline.</b> A call ends within the computer's deadline; bodies and writers, and {@code
 * put} of large blobs, within that time without progress.
 */
public interface Bucket {

  /** Returns the name. */
  BucketName name();

  /** Returns what is stored under {@code key}, empty if nothing is. */
  Optional<BlobInfo> stat(BlobKey key);

  /**
   * Opens the bytes of {@code range}.
   *
   * @throws io.cloudhal.error.StaleVersionException if {@code options} name a version that is gone,
   *     also because the blob was deleted
   */
  ReadResult open(BlobKey key, ByteRange range, ReadOptions options);

  /**
   * Reads {@code ranges} in any order and overlap, all of one version. The provider merges
   * neighbours and reads in parallel.
   *
   * @param ranges each of at most 2,147,483,639 bytes within the blob; none reads nothing
   * @param options a version or the latest; {@code unlessVersion} is an {@code
   *     InvalidRequestException}
   * @return one element a range, in order
   * @throws io.cloudhal.error.NotFoundException if nothing is stored under {@code key}
   * @throws io.cloudhal.error.StaleVersionException if {@code options} name a version that is gone,
   *     or the blob was replaced between two requests
   */
  List<Bytes> readRanges(BlobKey key, List<ByteRange> ranges, ReadOptions options);

  /**
   * Stores {@code source}, checksummed on the way, in one request or in parallel parts. A blob that
   * was there is replaced with its headers and metadata.
   *
   * @param source at most {@link StorageCapabilities#maxBlobBytes}; if it gives another number of
   *     bytes than it says or cannot be read, the call fails as an {@code InvalidRequestException}
   *     and stores nothing
   */
  WriteResult put(BlobKey key, BlobSource source, PutOptions options);

  /** Starts a write whose length is not known yet. The precondition is judged at the commit. */
  BlobWriter create(BlobKey key, PutOptions options);

  /**
   * Copies a blob with headers and metadata within this bucket; no bytes pass through the caller.
   *
   * @param fromVersion the version to copy, empty for the latest
   * @throws io.cloudhal.error.NotFoundException if nothing is stored under {@code from}
   * @throws io.cloudhal.error.StaleVersionException if {@code fromVersion} is gone
   */
  WriteResult copy(
      BlobKey from, Optional<Version> fromVersion, BlobKey to, Precondition precondition);

  /**
   * Deletes the blob. Without a precondition the result is always {@code Deleted}; with a version
   * it is {@code Absent} if there is nothing.
   *
   * @param precondition none or a version; {@code IfAbsent} is an {@code InvalidRequestException}
   */
  DeleteResult delete(BlobKey key, Precondition precondition);

  /**
   * Deletes blobs in any order; not atomic, and one that fails does not stop the others.
   *
   * @param keys any number; a key named twice is an {@code InvalidRequestException}
   * @return those that failed
   */
  List<DeleteFailure> deleteAll(Collection<BlobKey> keys);

  /**
   * Returns one page in ascending order of the UTF-8 bytes of the names. Keys outside the bounds of
   * {@link BlobKey}, which others may have written, are left out and counted by the observer.
   */
  Page<ListEntry> list(ListRequest request);

  /**
   * Returns a request that its holder may send by HTTP without credentials.
   *
   * @throws io.cloudhal.error.UnsupportedFeatureException without {@link StorageFeature#PRESIGN}
   */
  PresignedRequest presign(PresignRequest request);
}
