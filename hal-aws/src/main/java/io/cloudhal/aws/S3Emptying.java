package io.cloudhal.aws;

import io.cloudhal.error.HalException;
import io.cloudhal.spi.Call;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** Empties a bucket, of keys outside our bounds and of unfinished uploads, too. */
final class S3Emptying {

  private final AwsClients clients;
  private final String bucket;

  S3Emptying(AwsClients clients, String bucket) {
    this.clients = clients;
    this.bucket = bucket;
  }

  /** Removes blobs and uploads, as others see them. */
  void run() {
    S3Uploads uploads = new S3Uploads(clients, bucket);
    uploads.all().forEach(uploads::abort);
    removeAll(this::firstBlobs);
  }

  /** Removes what is left if somebody had old versions kept: these, and the marks of deletes. */
  void removeVersions() {
    removeAll(this::firstVersions);
  }

  /** What was on the page before is gone, so that every page is the first. */
  private void removeAll(Supplier<List<ObjectIdentifier>> firstPage) {
    S3DeleteAll deletion = new S3DeleteAll(new S3Access(clients, bucket));
    for (var objects = firstPage.get(); !objects.isEmpty(); objects = firstPage.get()) {
      Iterator<HalException> failures = deletion.delete(objects).values().iterator();
      if (failures.hasNext()) {
        throw failures.next();
      }
      Call.current().check(true);
    }
  }

  private List<ObjectIdentifier> firstBlobs() {
    return clients
        .s3()
        .listObjectsV2(
            request ->
                request
                    .bucket(bucket)
                    .encodingType(EncodingType.URL)
                    .overrideConfiguration(AwsClients.deadline()))
        .contents()
        .stream()
        .map(each -> ObjectIdentifier.builder().key(each.key()).build())
        .toList();
  }

  private List<ObjectIdentifier> firstVersions() {
    ListObjectVersionsResponse page =
        clients
            .s3()
            .listObjectVersions(
                request ->
                    request
                        .bucket(bucket)
                        .encodingType(EncodingType.URL)
                        .overrideConfiguration(AwsClients.deadline()));
    return Stream.concat(
            page.versions().stream().map(each -> version(each.key(), each.versionId())),
            page.deleteMarkers().stream().map(each -> version(each.key(), each.versionId())))
        .toList();
  }

  private static ObjectIdentifier version(String key, String id) {
    return ObjectIdentifier.builder().key(key).versionId(id).build();
  }
}
