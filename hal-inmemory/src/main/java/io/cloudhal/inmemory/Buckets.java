package io.cloudhal.inmemory;

import io.cloudhal.computer.Swept;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.PutOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The buckets of a computer, wherever they are kept. Thread-safe. */
interface Buckets extends AutoCloseable {

  /** Returns the blobs of a bucket, empty if there is no such bucket. */
  Optional<Blobs> find(BucketName name);

  /** Starts an upload into a bucket, which must be there when it is published. */
  Upload upload(BucketName name, BlobKey key, PutOptions options) throws IOException;

  void ensure(BucketName name) throws IOException;

  void remove(BucketName name) throws IOException;

  /** Removes what crashed uploads left behind. */
  Swept sweep(Duration budget) throws IOException;

  @Override
  void close();
}
