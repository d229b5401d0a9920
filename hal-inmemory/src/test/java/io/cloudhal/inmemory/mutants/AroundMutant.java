package io.cloudhal.inmemory.mutants;

import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.bus.Queue;
import io.cloudhal.inmemory.Mutant;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.storage.Bucket;

/** A computer that is wrong in the same way in a handle of each device. */
abstract class AroundMutant extends Mutant {

  private final Around around;

  AroundMutant(Level level, Around around) {
    super(level);
    this.around = around;
  }

  @Override
  protected KeyValueStore store(KeyValueStore store) {
    return around.each(KeyValueStore.class, store);
  }

  @Override
  protected Queue queue(Queue queue) {
    return around.each(Queue.class, queue);
  }

  @Override
  protected RemoteFunction function(RemoteFunction function) {
    return around.each(RemoteFunction.class, function);
  }

  @Override
  protected Bucket bucket(Bucket bucket) {
    return around.each(Bucket.class, bucket);
  }
}
