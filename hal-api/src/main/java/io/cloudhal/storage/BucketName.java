package io.cloudhal.storage;

import io.cloudhal.internal.Checks;

/**
 * Name of a bucket (Azure: container).
 *
 * @param value 3 to 40 characters from {@code [a-z0-9-]}, beginning with a letter, without {@code
 *     --}, a final {@code -}, the word {@code google} or a leading {@code goog}
 */
public record BucketName(String value) {
  public BucketName {
    Checks.resourceName("bucket name", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
