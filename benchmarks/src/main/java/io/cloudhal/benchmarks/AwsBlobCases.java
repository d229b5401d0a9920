package io.cloudhal.benchmarks;

import io.cloudhal.observe.Cost;
import io.cloudhal.observe.CostMeter;
import io.cloudhal.observe.OperationObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Single calls on blobs, by the HAL, the SDK and peers, on one server. */
final class AwsBlobCases implements AutoCloseable {

  private static final int SMALL_BYTES = 1 << 10;
  private static final int RANGE_BYTES = 1 << 20;
  private static final int LARGE_BYTES = 16 << 20;

  private final S3Place place;
  private final Map<String, BlobClient> clients = new LinkedHashMap<>();
  private final byte[] small = new byte[SMALL_BYTES];
  private final byte[] target = new byte[RANGE_BYTES];

  /** One operation of a client, the {@code count}th. */
  private interface Use {
    Object on(BlobClient client, int count) throws Exception;
  }

  AwsBlobCases(S3Place place) throws Exception {
    this.place = place;
    clients.put("hal", HalBlobs.open(place, OperationObserver.none()));
    clients.put("raw-sdk", new RawBlobs(place));
    clients.put("sdk-defaults", new SdkBlobs(place));
    clients.put("multicloudj", Peers.open("multicloudj", "MultiCloudJBlobs", place));
    clients.put("jclouds", Peers.open("jclouds", "JcloudsBlobs", place));
  }

  List<Row> measure(Blocks blocks) throws Exception {
    try (RawBlobs filler = new RawBlobs(place)) {
      filler.put("small", small);
      filler.put("large", new byte[LARGE_BYTES]);
    }
    List<Row> rows = new ArrayList<>();
    rows.addAll(
        measure(blocks, "blob-put-1k", 16, (client, i) -> client.put("put" + i % 64, small)));
    rows.addAll(measure(blocks, "blob-get-1k", 64, (client, i) -> client.get("small")));
    rows.addAll(
        measure(
            blocks,
            "blob-range-1m",
            16,
            (client, i) -> client.range("large", (long) i % 16 * RANGE_BYTES, target)));
    return rows;
  }

  private List<Row> measure(Blocks blocks, String name, int perBlock, Use use) throws Exception {
    List<Subject> subjects = new ArrayList<>();
    clients.forEach((subject, client) -> subjects.add(new Subject(subject, step(client, use))));
    Cost cost = cost(use);
    return blocks.measure(name, perBlock, subjects).stream()
        .map(row -> Costs.with(row, cost))
        .toList();
  }

  private static Subject.Step step(BlobClient client, Use use) {
    int[] count = {0};
    return () -> use.on(client, count[0]++);
  }

  private Cost cost(Use use) throws Exception {
    CostMeter meter = new CostMeter();
    try (HalBlobs metered = HalBlobs.open(place, meter)) {
      Object _ = use.on(metered, 0);
    }
    return meter.total();
  }

  @Override
  public void close() throws IOException {
    for (BlobClient client : clients.values()) {
      client.close();
    }
  }
}
