package io.cloudhal.benchmarks;

import io.cloudhal.observe.OperationObserver;
import io.cloudhal.testservers.TestServer;
import io.cloudhal.testservers.TestServers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** hal-aws against the SDK below it, and against other layers above the SDK. */
final class AwsSuite implements Suite {

  @Override
  public String description() {
    return "hal-aws against the AWS SDK configured alike, the SDK as it comes, and other layers";
  }

  @Override
  public List<Row> run(Effort effort) throws Exception {
    Blocks blocks = new Blocks(effort);
    List<Row> rows = new ArrayList<>();
    try (ScratchDirectory scratch = ScratchDirectory.create()) {
      TestServers servers = TestServers.in(scratch.path());
      try (TestServer minio = servers.start("minio")) {
        rows.addAll(blobs(minio, scratch.path(), effort));
      }
      try (TestServer dynamoDb = servers.start("dynamodb-local")) {
        rows.addAll(new AwsEntryCases(dynamoDb.endpoint()).measure(blocks));
      }
      try (TestServer ministack = servers.start("ministack")) {
        rows.addAll(new AwsQueueCases(ministack.endpoint()).measure(blocks));
      }
    }
    return rows;
  }

  private static List<Row> blobs(TestServer minio, Path scratch, Effort effort) throws Exception {
    S3Place place =
        new S3Place(minio.endpoint(), "minio", "minio-local-only", HalBlobs.PHYSICAL_NAME);
    try (HalBlobs blobs = HalBlobs.open(place, OperationObserver.none())) {
      blobs.computer().provisioner().ensureBucket(HalBlobs.NAME);
    }
    List<Row> rows = new ArrayList<>();
    try (AwsBlobCases cases = new AwsBlobCases(place)) {
      rows.addAll(cases.measure(new Blocks(effort)));
    }
    rows.addAll(new AwsColdStart(place, effort).measure());
    rows.addAll(new AwsTransfers(place, scratch, effort).measure());
    return rows;
  }
}
