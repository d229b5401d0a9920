package io.cloudhal.spi;

import io.cloudhal.Bytes;
import io.cloudhal.bus.ShardId;
import io.cloudhal.error.CorruptDataException;
import io.cloudhal.memory.Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * What the entry says that makes a stream exist.
 *
 * @param incarnation differs each time a stream of this name is created, so that a new one never
 *     has records of the old
 * @param shards how many it has
 */
record StreamMarker(String incarnation, int shards) {

  private static final Pattern FORM = Pattern.compile("1 ([0-9a-f-]{36}) (\\d{1,3})");

  static StreamMarker create(int shards) {
    return new StreamMarker(UUID.randomUUID().toString(), shards);
  }

  static StreamMarker decode(Entry entry) {
    Matcher form = FORM.matcher(entry.value().toUtf8());
    if (!form.matches()) {
      throw new CorruptDataException(
          Call.current().context(), entry.key() + " is not the marker of a stream");
    }
    return new StreamMarker(form.group(1), Integer.parseInt(form.group(2)));
  }

  Bytes encode() {
    return Bytes.utf8("1 " + incarnation + " " + shards);
  }

  List<ShardId> shardIds() {
    List<ShardId> ids = new ArrayList<>();
    for (int i = 0; i < shards; i++) {
      ids.add(shardId(i));
    }
    return ids;
  }

  /** Returns the shard of a key, the same in every process. */
  ShardId shardOf(String key) {
    CRC32 hash = new CRC32();
    hash.update(key.getBytes(StandardCharsets.US_ASCII));
    return shardId((int) (hash.getValue() % shards));
  }

  private static ShardId shardId(int number) {
    return new ShardId(Integer.toString(number));
  }
}
