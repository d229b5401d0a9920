package io.cloudhal.benchmarks;

import io.cloudhal.observe.CostMeter;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.PutOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.transfer.s3.S3TransferManager;

/**
 * A process that uploads or downloads one large blob, and tells how many nanoseconds that took, how
 * many KiB of memory it had at most, and how many requests it needed, where that is counted. A
 * small blob goes up and down before, so that the client is made when the time begins.
 */
final class Transfer {

  private static final String WARM_UP = "warm-up";
  private static final int WARM_UP_BYTES = 1024;

  private final S3Place place;
  private final String key;
  private final Path file;

  private Transfer(S3Place place, String key, Path file) {
    this.place = place;
    this.key = key;
    this.file = file;
  }

  public static void main(String[] arguments) throws Exception {
    S3Place place = new S3Place(URI.create(arguments[2]), arguments[3], arguments[4], arguments[5]);
    Transfer transfer = new Transfer(place, arguments[6], Path.of(arguments[7]));
    boolean upload = arguments[0].equals("upload");
    if (arguments[1].equals("hal")) {
      transfer.byHal(upload);
    } else {
      transfer.byManager(upload, arguments[1].endsWith("crt"));
    }
  }

  private void byHal(boolean upload) throws IOException {
    CostMeter meter = new CostMeter();
    try (HalBlobs blobs = HalBlobs.open(place, meter)) {
      Object _ = blobs.put(WARM_UP, new byte[WARM_UP_BYTES]);
      Object _ = blobs.get(WARM_UP);
      long before = meter.total().requests();
      long start = System.nanoTime();
      if (upload) {
        Object _ =
            blobs
                .bucket()
                .put(BlobKey.of(key), BlobSource.of(file), PutOptions.defaults())
                .version();
      } else {
        try (InputStream body = blobs.body(key, ByteRange.all())) {
          Object _ = Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
        }
      }
      tell(System.nanoTime() - start, meter.total().requests() - before);
    }
  }

  private void byManager(boolean upload, boolean crt) throws IOException {
    try (S3AsyncClient client = crt ? crt() : netty();
        S3TransferManager manager = S3TransferManager.builder().s3Client(client).build()) {
      warmUp(client);
      long start = System.nanoTime();
      if (upload) {
        Object _ =
            manager
                .uploadFile(
                    request ->
                        request
                            .putObjectRequest(put -> put.bucket(place.bucket()).key(key))
                            .source(file))
                .completionFuture()
                .join();
      } else {
        Object _ =
            manager
                .downloadFile(
                    request ->
                        request
                            .getObjectRequest(get -> get.bucket(place.bucket()).key(key))
                            .destination(file))
                .completionFuture()
                .join();
      }
      tell(System.nanoTime() - start, 0);
    }
  }

  private void warmUp(S3AsyncClient client) {
    AsyncRequestBody content = AsyncRequestBody.fromBytes(new byte[WARM_UP_BYTES]);
    Object _ = client.putObject(put -> put.bucket(place.bucket()).key(WARM_UP), content).join();
    Object _ =
        client
            .getObject(
                get -> get.bucket(place.bucket()).key(WARM_UP), AsyncResponseTransformer.toBytes())
            .join();
  }

  private S3AsyncClient crt() {
    return S3AsyncClient.crtBuilder()
        .region(Region.of(S3Place.REGION))
        .endpointOverride(place.endpoint())
        .credentialsProvider(Sdk.credentials(place.accessKey(), place.secretKey()))
        .forcePathStyle(true)
        .build();
  }

  private S3AsyncClient netty() {
    return S3AsyncClient.builder()
        .region(Region.of(S3Place.REGION))
        .endpointOverride(place.endpoint())
        .credentialsProvider(Sdk.credentials(place.accessKey(), place.secretKey()))
        .forcePathStyle(true)
        .multipartEnabled(true)
        .build();
  }

  private static void tell(long nanos, long requests) throws IOException {
    System.out.println(nanos + " " + residentKib() + " " + requests);
  }

  /** The most that was resident; 0 where the system does not tell. */
  private static long residentKib() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0);
  }
}
