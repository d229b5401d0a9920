package io.cloudhal.shelf.cli.demo;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.shelf.Fingerprint;
import io.cloudhal.shelf.Shelf;
import io.cloudhal.shelf.ShelfCache;
import io.cloudhal.shelf.ShelfLocation;
import io.cloudhal.shelf.Trust;
import io.cloudhal.storage.BucketName;
import java.util.Map;

/**
 * What a function needs to import from a shelf, with nothing installed: where it is, whom to trust
 * and what to take.
 *
 * @param bucket that holds the shelf
 * @param prefix within the bucket
 * @param key fingerprint of the key to trust
 * @param minimumRevision the revision that has the package; older ones are refused
 * @param packageName the package, as {@code name@version}; what it needs comes with it
 */
record ImportTicket(
    String bucket, String prefix, String key, long minimumRevision, String packageName) {

  static ImportTicket from(Json json) {
    return new ImportTicket(
        json.text("bucket"),
        json.text("prefix"),
        json.text("key"),
        json.number("minimumRevision"),
        json.text("package"));
  }

  Map<String, Object> toJson() {
    return Map.of(
        "bucket", bucket,
        "prefix", prefix,
        "key", key,
        "minimumRevision", minimumRevision,
        "package", packageName);
  }

  /** Opens the shelf, without a cache: a function begins with nothing. */
  Shelf open(CloudComputer computer) {
    ShelfLocation location =
        new ShelfLocation(computer.storage().bucket(new BucketName(bucket)), prefix);
    Trust trust = Trust.of(Fingerprint.parse(key)).withMinimumRevision(minimumRevision);
    return Shelf.open(location, trust, ShelfCache.none());
  }
}
