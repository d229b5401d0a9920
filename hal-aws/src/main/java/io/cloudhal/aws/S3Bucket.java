package io.cloudhal.aws;

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
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** A bucket of S3; each kind of request has a class of its own. */
final class S3Bucket implements Bucket {

  private final BucketName name;
  private final S3Access access;
  private final Supplier<S3Presigner> presigner;

  S3Bucket(BucketName name, S3Access access, Supplier<S3Presigner> presigner) {
    this.name = name;
    this.access = access;
    this.presigner = presigner;
  }

  @Override
  public BucketName name() {
    return name;
  }

  @Override
  public Optional<BlobInfo> stat(BlobKey key) {
    return new S3Reading(access).stat(key);
  }

  @Override
  public ReadResult open(BlobKey key, ByteRange range, ReadOptions options) {
    return new S3Reading(access).open(key, range, options);
  }

  @Override
  public List<Bytes> readRanges(BlobKey key, List<ByteRange> ranges, ReadOptions options) {
    return new S3Ranges(access, key).read(ranges, options);
  }

  @Override
  public WriteResult put(BlobKey key, BlobSource source, PutOptions options) {
    return new S3SourcePut(access, key, source, options).put();
  }

  @Override
  public BlobWriter create(BlobKey key, PutOptions options) {
    return new S3Writer(
        new S3Upload(access, key, options, PartSizes.growing(PartSizes.DEFAULT_BYTES)));
  }

  @Override
  public WriteResult copy(
      BlobKey from, Optional<Version> fromVersion, BlobKey to, Precondition precondition) {
    return new S3Copy(access, from, fromVersion, to, precondition).copy();
  }

  @Override
  public DeleteResult delete(BlobKey key, Precondition precondition) {
    return new S3Delete(access, key, precondition).delete();
  }

  @Override
  public List<DeleteFailure> deleteAll(Collection<BlobKey> keys) {
    return new S3DeleteAll(access)
        .delete(keys.stream().map(S3Bucket::object).toList()).entrySet().stream()
            .map(each -> new DeleteFailure(BlobKey.of(each.getKey()), each.getValue()))
            .toList();
  }

  private static ObjectIdentifier object(BlobKey key) {
    return ObjectIdentifier.builder().key(key.value()).build();
  }

  @Override
  public Page<ListEntry> list(ListRequest request) {
    return new S3Listing(access, request).page();
  }

  @Override
  public PresignedRequest presign(PresignRequest request) {
    return AwsClients.read(() -> new S3Presign(presigner.get(), access.bucket()).presign(request));
  }
}
