package io.cloudhal.inmemory.mutants;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Page;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.storage.BlobInfo;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.BlobWriter;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.DeleteFailure;
import io.cloudhal.storage.ListEntry;
import io.cloudhal.storage.ListRequest;
import io.cloudhal.storage.PresignRequest;
import io.cloudhal.storage.PresignedRequest;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import io.cloudhal.storage.ReadResult;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A bucket that does what another one does. */
abstract class ForwardingBucket implements Bucket {

  final Bucket right;

  ForwardingBucket(Bucket right) {
    this.right = right;
  }

  @Override
  public BucketName name() {
    return right.name();
  }

  @Override
  public Optional<BlobInfo> stat(BlobKey key) {
    return right.stat(key);
  }

  @Override
  public ReadResult open(BlobKey key, ByteRange range, ReadOptions options) {
    return right.open(key, range, options);
  }

  @Override
  public List<Bytes> readRanges(BlobKey key, List<ByteRange> ranges, ReadOptions options) {
    return right.readRanges(key, ranges, options);
  }

  @Override
  public WriteResult put(BlobKey key, BlobSource source, PutOptions options) {
    return right.put(key, source, options);
  }

  @Override
  public BlobWriter create(BlobKey key, PutOptions options) {
    return right.create(key, options);
  }

  @Override
  public WriteResult copy(
      BlobKey from, Optional<Version> fromVersion, BlobKey to, Precondition precondition) {
    return right.copy(from, fromVersion, to, precondition);
  }

  @Override
  public DeleteResult delete(BlobKey key, Precondition precondition) {
    return right.delete(key, precondition);
  }

  @Override
  public List<DeleteFailure> deleteAll(Collection<BlobKey> keys) {
    return right.deleteAll(keys);
  }

  @Override
  public Page<ListEntry> list(ListRequest request) {
    return right.list(request);
  }

  @Override
  public PresignedRequest presign(PresignRequest request) {
    return right.presign(request);
  }
}
