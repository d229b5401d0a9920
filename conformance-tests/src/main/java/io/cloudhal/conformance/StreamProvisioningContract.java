package io.cloudhal.conformance;

import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.computer.StreamSpec;

/** Streams, which hold records. */
abstract class StreamProvisioningContract extends ProvisioningContract {

  @Override
  void ensure(String name) {
    provisioner().ensureStream(StreamSpec.of(new StreamName(name), 2));
  }

  @Override
  void remove(String name) {
    provisioner().removeStream(new StreamName(name));
  }

  @Override
  void fill(String name) {
    StreamContract.append(stream(name), "kept");
  }

  @Override
  boolean isFilled(String name) {
    EventStream stream = stream(name);
    for (ShardId shard : StreamContract.shards(stream)) {
      if (!StreamContract.readAtOnce(stream, shard, StreamPosition.earliest())
          .entries()
          .isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private EventStream stream(String name) {
    return computer().bus().stream(new StreamName(name));
  }
}
