package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.storage.BlobInfo;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.BlobWriter;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import io.cloudhal.storage.ReadResult;
import io.cloudhal.storage.ReadResult.Found;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Random;

/** What the contracts of the storage share: a bucket, keys of their own, and whole reads. */
abstract class StorageContract extends Contract {

  private static final int MEBIBYTE = 1 << 20;
  private static final int LARGE_BYTES = 12 * MEBIBYTE + 1;
  private static final int LARGEST_BYTES = 20 * MEBIBYTE;

  /** Returns the bucket that all tests share. */
  final Bucket bucket() {
    return resources().bucket();
  }

  /** Returns the same bucket on another computer. */
  final Bucket bucketElsewhere() {
    return another().storage().bucket(bucket().name());
  }

  /** Returns a key that no other test uses. */
  static BlobKey key() {
    return key("blob");
  }

  /** Returns a key that no other test uses and that begins with {@code prefix}. */
  static BlobKey key(String prefix) {
    return BlobKey.of(fresh(prefix));
  }

  /** Returns {@code size} bytes without a pattern, other ones for another {@code seed}. */
  static Bytes bytes(int size, long seed) {
    byte[] content = new byte[size];
    new Random(seed).nextBytes(content);
    return Bytes.wrap(content);
  }

  /** Returns content that a put sends in parts, where a test can hold that much. */
  final Bytes large(long seed) {
    long single = computer().storage().capabilities().maxSinglePutBytes();
    long size = single < LARGEST_BYTES ? Math.max(LARGE_BYTES, single + 1) : LARGE_BYTES;
    return bytes((int) size, seed);
  }

  final WriteResult put(BlobKey key, Bytes content, PutOptions options) {
    return bucket().put(key, BlobSource.of(content), options);
  }

  final Version put(BlobKey key, Bytes content) {
    return put(key, content, PutOptions.defaults()).version();
  }

  final Version put(BlobKey key, String content) {
    return put(key, Bytes.utf8(content));
  }

  /** Writes {@code content} by a writer. */
  final WriteResult write(BlobKey key, Bytes content, PutOptions options) throws IOException {
    try (BlobWriter writer = bucket().create(key, options)) {
      content.writeTo(writer.stream());
      return writer.commit();
    }
  }

  final ReadResult open(BlobKey key, ReadOptions options) {
    return bucket().open(key, ByteRange.all(), options);
  }

  final Bytes read(BlobKey key) throws IOException {
    return read(key, ByteRange.all(), ReadOptions.defaults());
  }

  final Bytes read(BlobKey key, ByteRange range, ReadOptions options) throws IOException {
    return read(bucket(), key, range, options);
  }

  static Bytes read(Bucket bucket, BlobKey key, ByteRange range, ReadOptions options)
      throws IOException {
    try (ReadResult result = bucket.open(key, range, options)) {
      assertThat(result).isInstanceOf(Found.class);
      return Bytes.wrap(((Found) result).body().readAllBytes());
    }
  }

  final String readText(BlobKey key) throws IOException {
    return read(key).toUtf8();
  }

  final BlobInfo info(BlobKey key) {
    Optional<BlobInfo> info = bucket().stat(key);
    assertThat(info).as("stat of %s", key).isPresent();
    return info.orElseThrow();
  }

  final BlobInfo openInfo(BlobKey key) throws IOException {
    try (ReadResult result = open(key, ReadOptions.defaults())) {
      assertThat(result).isInstanceOf(Found.class);
      return ((Found) result).info();
    }
  }

  /** Asserts that both tell the same of one version of a blob. */
  static void assertSame(BlobInfo one, BlobInfo other) {
    assertThat(one.key()).isEqualTo(other.key());
    assertThat(one.sizeBytes()).isEqualTo(other.sizeBytes());
    assertThat(one.version()).isEqualTo(other.version());
    assertThat(one.modifiedAt()).isCloseTo(other.modifiedAt(), within(1, ChronoUnit.SECONDS));
    assertThat(one.headers()).isEqualTo(other.headers());
    assertThat(one.metadata()).isEqualTo(other.metadata());
  }

  final void assertAbsent(BlobKey key) throws IOException {
    assertThat(bucket().stat(key)).as("stat of %s", key).isEmpty();
    try (ReadResult result = open(key, ReadOptions.defaults())) {
      assertThat(result).isInstanceOf(ReadResult.Absent.class);
    }
  }

  /** Asserts that the write lost, and that the version it names, if any, is {@code current}. */
  static void assertConflict(WriteResult result, Optional<Version> current) {
    assertThat(result).isInstanceOf(WriteResult.Conflict.class);
    assertHint(((WriteResult.Conflict) result).current(), current);
  }

  /** Asserts that a hint, if there is one, is right. */
  static void assertHint(Optional<Version> hint, Optional<Version> current) {
    if (hint.isPresent()) {
      assertThat(hint).isEqualTo(current);
    }
  }

  static PutOptions ifVersion(Version expected) {
    return PutOptions.defaults().withPrecondition(Precondition.ifVersion(expected));
  }
}
