package io.cloudhal.aws;

import io.cloudhal.memory.EntryKey;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keys of items. The sort attribute is one byte for the kind of item and the UTF-8 bytes of the
 * sort part: it is never empty, as DynamoDB demands, and is ordered by bytes; a text attribute
 * could not express the bounds of {@link DynamoRange}.
 */
final class DynamoKey {

  /** The partition attribute, a string. */
  static final String PARTITION = "p";

  /** The sort attribute, binary. */
  static final String SORT = "s";

  private static final byte ENTRY = 'e';
  private static final byte COUNTER = 'c';

  private DynamoKey() {}

  static Map<String, AttributeValue> ofEntry(EntryKey key) {
    return of(ENTRY, key);
  }

  /** Returns the key of a counter, which no scan of entries meets. */
  static Map<String, AttributeValue> ofCounter(EntryKey key) {
    return of(COUNTER, key);
  }

  private static Map<String, AttributeValue> of(byte kind, EntryKey key) {
    return Map.of(
        PARTITION,
        AttributeValue.fromS(key.partition()),
        SORT,
        AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(sort(kind, key.sort()))));
  }

  /** Returns the key of an entry that was read. */
  static EntryKey entryKey(Map<String, AttributeValue> item) {
    byte[] sort = DynamoItem.attribute(item, SORT).b().asByteArrayUnsafe();
    return EntryKey.of(
        DynamoItem.attribute(item, PARTITION).s(),
        new String(sort, 1, sort.length - 1, StandardCharsets.UTF_8));
  }

  /** Returns the bytes by which entries of a partition are ordered. */
  static byte[] entrySort(String sort) {
    return sort(ENTRY, sort);
  }

  private static byte[] sort(byte kind, String sort) {
    byte[] utf8 = sort.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[utf8.length + 1];
    bytes[0] = kind;
    System.arraycopy(utf8, 0, bytes, 1, utf8.length);
    return bytes;
  }
}
