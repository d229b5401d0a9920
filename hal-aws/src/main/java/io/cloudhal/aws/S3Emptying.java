package io.cloudhal.aws;

import io.cloudhal.error.HalException;
import io.cloudhal.spi.Call;
import java.util.Iterator;
import java.util.List;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Empties a bucket, of keys outside our bounds and of unfinished uploads, too. */
final class S3Emptying {

  private final AwsClients clients;
  private final String bucket;

  S3Emptying(AwsClients clients, String bucket) {
    this.clients = clients;
    this.bucket = bucket;
  }

  void run() {
    S3Uploads uploads = new S3Uploads(clients, bucket);
    uploads.all().forEach(uploads::abort);
    S3DeleteAll deletion = new S3DeleteAll(new S3Access(clients, bucket));
    for (ListObjectsV2Response page = page(); !page.contents().isEmpty(); page = page()) {
      Iterator<HalException> failures = deletion.delete(keys(page)).values().iterator();
      if (failures.hasNext()) {
        throw failures.next();
      }
      Call.current().check(true);
    }
  }

  /** What was on the page before is gone, so that every page is the first. */
  private ListObjectsV2Response page() {
    return clients
        .s3()
        .listObjectsV2(
            request ->
                request
                    .bucket(bucket)
                    .encodingType(EncodingType.URL)
                    .overrideConfiguration(AwsClients.deadline()));
  }

  private static List<String> keys(ListObjectsV2Response page) {
    return page.contents().stream().map(S3Object::key).toList();
  }
}
