package io.cloudhal.aws;

import io.cloudhal.Bytes;
import io.cloudhal.Version;
import io.cloudhal.error.CorruptDataException;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.spi.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Entries as items. Attribute names are short, as they count for size and price. */
final class DynamoItem {

  static final String VALUE = "v";

  /** The version: a text of our own, another one for each write. */
  static final String REVISION = "r";

  /** The end of the time to live, in whole seconds of the epoch, by which clients judge. */
  static final String END = "t";

  /** When DynamoDB may delete the item: later than the end, as clocks of clients differ. */
  static final String REMOVAL = "x";

  /** The value of a counter. */
  static final String COUNT = "n";

  private static final Duration CLOCK_DIFFERENCE = Duration.ofHours(1);

  private DynamoItem() {}

  static Map<String, AttributeValue> of(Entry entry) {
    Map<String, AttributeValue> item = new HashMap<>(DynamoKey.ofEntry(entry.key()));
    item.put(VALUE, bytes(entry.value()));
    item.put(REVISION, AttributeValue.fromS(entry.version().token()));
    if (entry.expiresAt().isPresent()) {
      Instant end = entry.expiresAt().get();
      item.put(END, seconds(end));
      item.put(REMOVAL, seconds(end.plus(CLOCK_DIFFERENCE)));
    }
    return item;
  }

  /** Returns the entry of an item that was read under its key. */
  static Entry entry(EntryKey key, Map<String, AttributeValue> item) {
    return new Entry(
        key,
        Bytes.wrap(attribute(item, VALUE).b().asByteArrayUnsafe()),
        new Version(attribute(item, REVISION).s()),
        Optional.ofNullable(item.get(END))
            .map(end -> Instant.ofEpochSecond(Long.parseLong(end.n()))));
  }

  /** Returns the version of an item, empty if there is no item. */
  static Optional<Version> version(Map<String, AttributeValue> item) {
    return Optional.ofNullable(item.get(REVISION)).map(revision -> new Version(revision.s()));
  }

  /** Returns an attribute that an item must have. */
  static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new CorruptDataException(
          Call.current().context(),
          "an item has no attribute " + name + ": not written by the HAL");
    }
    return value;
  }

  /** Returns an instant as DynamoDB's time to live takes it. */
  static AttributeValue seconds(Instant instant) {
    return AttributeValue.fromN(Long.toString(instant.getEpochSecond()));
  }

  private static AttributeValue bytes(Bytes value) {
    return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(value.toByteArray()));
  }
}
