package io.cloudhal.storage;

import io.cloudhal.error.HalException;
import java.util.Objects;

/**
 * A blob that {@link Bucket#deleteAll} could not delete.
 *
 * @param key the blob
 * @param error why
 */
public record DeleteFailure(BlobKey key, HalException error) {
  public DeleteFailure {
    Objects.requireNonNull(key);
    Objects.requireNonNull(error);
  }
}
