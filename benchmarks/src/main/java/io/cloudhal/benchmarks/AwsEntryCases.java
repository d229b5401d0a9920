package io.cloudhal.benchmarks;

import io.cloudhal.Bytes;
import io.cloudhal.aws.AwsConfig;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.StoreName;
import io.cloudhal.observe.Cost;
import io.cloudhal.observe.CostMeter;
import io.cloudhal.observe.OperationObserver;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** Single calls on entries of a store, by the HAL and the SDK, on one server. */
final class AwsEntryCases {

  private static final StoreName NAME = new StoreName("entries");
  private static final String TABLE = "benchmark-" + NAME.value();
  private static final EntryKey KEY = EntryKey.of("partition", "key");
  private static final byte[] VALUE = new byte[1024];

  private final URI endpoint;

  AwsEntryCases(URI endpoint) {
    this.endpoint = endpoint;
  }

  List<Row> measure(Blocks blocks) throws Exception {
    try (CloudComputer computer = computer(OperationObserver.none());
        DynamoDbClient raw = Sdk.AS_OURS.dynamoDb(endpoint);
        DynamoDbClient defaults = Sdk.AS_IT_COMES.dynamoDb(endpoint)) {
      computer.provisioner().ensureStore(NAME);
      KeyValueStore store = computer.memory().store(NAME);
      List<Row> rows = new ArrayList<>();
      List<Subject> puts =
          List.of(
              new Subject("hal", () -> put(store)),
              new Subject("raw-sdk", () -> put(raw)),
              new Subject("sdk-defaults", () -> put(defaults)));
      rows.addAll(blocks.measure("memory-put-1k", 32, puts));
      List<Subject> gets =
          List.of(
              new Subject("hal", () -> store.get(KEY)),
              new Subject("raw-sdk", () -> get(raw)),
              new Subject("sdk-defaults", () -> get(defaults)));
      rows.addAll(blocks.measure("memory-get-1k", 32, gets));
      return withCosts(rows);
    }
  }

  private CloudComputer computer(OperationObserver observer) {
    return AwsConfig.of(S3Place.REGION)
        .withPrefix("benchmark")
        .withCredentials(Sdk.credentials("test", "test"))
        .withEndpoint("dynamodb", endpoint)
        .withObserver(observer)
        .open();
  }

  private static Object put(KeyValueStore store) {
    return store.put(KEY, Bytes.wrap(VALUE), EntryOptions.defaults());
  }

  /** Writes what hal-aws writes, with a new version each time. */
  private static Object put(DynamoDbClient client) {
    Map<String, AttributeValue> item =
        Map.of(
            "p", AttributeValue.fromS(KEY.partition()),
            "s", AttributeValue.fromB(SdkBytes.fromUtf8String("e" + KEY.sort())),
            "v", AttributeValue.fromB(SdkBytes.fromByteArray(VALUE)),
            "r", AttributeValue.fromS(UUID.randomUUID().toString().substring(0, 20)));
    return client.putItem(PutItemRequest.builder().tableName(TABLE).item(item).build());
  }

  private static Object get(DynamoDbClient client) {
    Map<String, AttributeValue> key =
        Map.of(
            "p", AttributeValue.fromS(KEY.partition()),
            "s", AttributeValue.fromB(SdkBytes.fromUtf8String("e" + KEY.sort())));
    GetItemRequest request =
        GetItemRequest.builder().tableName(TABLE).key(key).consistentRead(true).build();
    return Objects.requireNonNull(client.getItem(request).item().get("v")).b().asByteArray();
  }

  private List<Row> withCosts(List<Row> rows) {
    CostMeter meter = new CostMeter();
    try (CloudComputer computer = computer(meter)) {
      KeyValueStore store = computer.memory().store(NAME);
      Object _ = put(store);
      Object _ = store.get(KEY);
    }
    Cost put = Objects.requireNonNull(meter.byName().get("memory.put"));
    Cost get = Objects.requireNonNull(meter.byName().get("memory.get"));
    return rows.stream()
        .map(row -> Costs.with(row, row.caseName().startsWith("memory-put") ? put : get))
        .toList();
  }
}
