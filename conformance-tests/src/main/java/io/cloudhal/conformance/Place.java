package io.cloudhal.conformance;

import io.cloudhal.Bytes;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.StoreName;

/**
 * Where a function leaves a trace, as its input.
 *
 * @param storeName the store
 * @param partition key of the entry or counter, without spaces
 * @param failures how often the function shall fail
 */
record Place(String storeName, String partition, int failures) {

  static Place parse(Bytes input) {
    String[] parts = input.toUtf8().split(" ", -1);
    return new Place(parts[0], parts[1], Integer.parseInt(parts[2]));
  }

  Place withFailures(int count) {
    return new Place(storeName, partition, count);
  }

  Bytes bytes() {
    return Bytes.utf8(storeName + " " + partition + " " + failures);
  }

  KeyValueStore store(CloudComputer computer) {
    return computer.memory().store(new StoreName(storeName));
  }

  EntryKey key() {
    return EntryKey.of(partition);
  }
}
