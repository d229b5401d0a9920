package com.example.acme;

import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BucketName;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What a computer of Acme keeps: buckets of blobs, in the order of their keys. */
public final class AcmeHeap {

  private final Map<BucketName, TreeMap<BlobKey, AcmeBlob>> buckets = new ConcurrentHashMap<>();
  private final AtomicLong writes = new AtomicLong();

  /** Creates a heap without buckets. */
  public AcmeHeap() {}

  void create(BucketName name) {
    buckets.computeIfAbsent(name, created -> new TreeMap<>());
  }

  void remove(BucketName name) {
    buckets.remove(name);
  }

  /** Returns the blobs of a bucket, to be used by who synchronizes on them. */
  Optional<TreeMap<BlobKey, AcmeBlob>> bucket(BucketName name) {
    return Optional.ofNullable(buckets.get(name));
  }

  /** Returns a number that no other write has. */
  long nextWrite() {
    return writes.incrementAndGet();
  }
}
