package io.cloudhal.aws;

import io.cloudhal.storage.PutOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Marks one write in the metadata of its blob, so that it is known again when its answer was lost.
 * An ETag cannot tell: equal bytes have equal ones.
 */
record S3WriteToken(String value) {

  /** The name of the metadata; no name of a user has a hyphen. */
  static final String NAME = "hal-write";

  static S3WriteToken random() {
    return new S3WriteToken(UUID.randomUUID().toString());
  }

  Map<String, String> metadata(PutOptions options) {
    Map<String, String> all = new HashMap<>(options.metadata());
    all.put(NAME, value);
    return all;
  }

  boolean marks(HeadObjectResponse found) {
    return value.equals(found.metadata().get(NAME));
  }
}
