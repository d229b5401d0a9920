package io.cloudhal.aws;

import io.cloudhal.Bytes;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.testservers.Fault;
import io.cloudhal.testservers.FaultProxy;
import io.cloudhal.testservers.ProxiedRequest;
import java.util.UUID;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;

/** A bucket on a server behind a proxy that fails on command, for the tests of one class. */
final class FaultyBucket implements AutoCloseable {

  private final FaultyServer server = new FaultyServer(AwsService.S3);
  private final S3Storage storage = new S3Storage(server.config(), server.clients());
  private final BucketName name = freshName();

  FaultyBucket() {
    Calls.run(() -> buckets().ensure(name));
  }

  static BucketName freshName() {
    return new BucketName("b" + UUID.randomUUID().toString().substring(0, 8));
  }

  static BlobKey freshKey() {
    return BlobKey.of(UUID.randomUUID().toString());
  }

  FaultProxy proxy() {
    return server.proxy();
  }

  AwsConfig config() {
    return server.config();
  }

  AwsClients clients() {
    return server.clients();
  }

  S3Buckets buckets() {
    return new S3Buckets(config(), clients());
  }

  Bucket bucket() {
    return bucket(name);
  }

  Bucket bucket(BucketName other) {
    return storage.bucket(other);
  }

  S3Access access() {
    return new S3Access(clients(), config().physicalName(name.value()));
  }

  /** Stores {@code content} under a key of its own. */
  BlobKey stored(Bytes content, PutOptions options) {
    BlobKey key = freshKey();
    Calls.call(() -> bucket().put(key, BlobSource.of(content), options));
    return key;
  }

  /** Begins an upload that nobody completes. */
  void abandonUpload(BucketName bucket) {
    CreateMultipartUploadRequest request =
        CreateMultipartUploadRequest.builder()
            .bucket(config().physicalName(bucket.value()))
            .key("abandoned")
            .build();
    Calls.call(() -> clients().s3().createMultipartUpload(request));
  }

  /** Returns how many uploads are unfinished. */
  long uploads(BucketName bucket) {
    S3Uploads uploads = new S3Uploads(clients(), config().physicalName(bucket.value()));
    return Calls.call(() -> uploads.all().count());
  }

  long uploads() {
    return uploads(name);
  }

  /** Lets {@code fault} happen to the next request with this method. */
  void next(String method, Fault fault) {
    proxy().next(1, request -> request.method().equals(method), fault);
  }

  ProxiedRequest lastRequest() {
    return proxy().requests().get(proxy().requests().size() - 1);
  }

  @Override
  public void close() {
    server.close();
  }
}
