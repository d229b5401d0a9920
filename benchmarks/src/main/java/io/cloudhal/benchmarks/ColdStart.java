package io.cloudhal.benchmarks;

import io.cloudhal.observe.OperationObserver;
import java.net.URI;

/** A process that reads one blob of 1 KiB. */
final class ColdStart {

  private ColdStart() {}

  public static void main(String[] arguments) throws Exception {
    S3Place place = new S3Place(URI.create(arguments[1]), arguments[2], arguments[3], arguments[4]);
    try (BlobClient client = client(arguments[0], place)) {
      byte[] content = client.get(arguments[5]);
      System.out.println(content.length);
    }
  }

  private static BlobClient client(String subject, S3Place place) {
    return switch (subject) {
      case "hal" -> HalBlobs.open(place, OperationObserver.none());
      case "raw-sdk" -> new RawBlobs(place);
      default -> new SdkBlobs(place);
    };
  }
}
