package io.cloudhal.aws;

import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.storage.BlobInfo;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.ContentHeaders;
import io.cloudhal.storage.PutOptions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** What S3 tells of a blob. */
record S3Blob(
    BlobKey key,
    long sizeBytes,
    Version version,
    Instant modifiedAt,
    ContentHeaders headers,
    Map<String, String> metadata)
    implements BlobInfo {

  static S3Blob of(BlobKey key, HeadObjectResponse found) {
    return new S3Blob(
        key,
        found.contentLength(),
        Etags.version(found.eTag()),
        found.lastModified(),
        headers(
            found.contentType(),
            found.contentEncoding(),
            found.contentDisposition(),
            found.cacheControl()),
        metadata(found.metadata()));
  }

  static S3Blob of(BlobKey key, GetObjectResponse found) {
    return new S3Blob(
        key,
        size(found),
        Etags.version(found.eTag()),
        found.lastModified(),
        headers(
            found.contentType(),
            found.contentEncoding(),
            found.contentDisposition(),
            found.cacheControl()),
        metadata(found.metadata()));
  }

  /** Returns the options that write another blob like this one. */
  PutOptions options(Precondition precondition) {
    return PutOptions.defaults()
        .withPrecondition(precondition)
        .withHeaders(headers)
        .withMetadata(metadata);
  }

  /** A part of a blob comes with {@code bytes 0-9/100}. */
  private static long size(GetObjectResponse found) {
    String range = found.contentRange();
    return range == null
        ? found.contentLength()
        : Long.parseLong(range.substring(range.lastIndexOf('/') + 1));
  }

  private static ContentHeaders headers(
      @Nullable String type,
      @Nullable String encoding,
      @Nullable String disposition,
      @Nullable String cacheControl) {
    ContentHeaders headers = ContentHeaders.none();
    headers = with(headers, type, ContentHeaders::withType);
    headers = with(headers, encoding, ContentHeaders::withEncoding);
    headers = with(headers, disposition, ContentHeaders::withDisposition);
    return with(headers, cacheControl, ContentHeaders::withCacheControl);
  }

  /** Others may have written what is outside our bounds: that is left out. */
  private static ContentHeaders with(
      ContentHeaders headers,
      @Nullable String value,
      BiFunction<ContentHeaders, String, ContentHeaders> with) {
    if (value == null || value.isEmpty()) {
      return headers;
    }
    try {
      return with.apply(headers, value);
    } catch (IllegalArgumentException foreign) {
      return headers;
    }
  }

  private static Map<String, String> metadata(Map<String, String> stored) {
    if (!stored.containsKey(S3WriteToken.NAME)) {
      return Map.copyOf(stored);
    }
    Map<String, String> users = new HashMap<>(stored);
    users.remove(S3WriteToken.NAME);
    return Map.copyOf(users);
  }
}
