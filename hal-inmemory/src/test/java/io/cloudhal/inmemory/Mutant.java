package io.cloudhal.inmemory;

import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.Topic;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.conformance.ConformanceFixture;
import io.cloudhal.conformance.HalConformance;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.observe.Observation;
import io.cloudhal.storage.Bucket;
import java.nio.file.Path;

/**
 * The conformance test of a provider that is wrong in one thing: a subclass puts something wrong in
 * place of a handle, an observation or a computer of the volatile in-memory computer.
 */
public abstract class Mutant extends HalConformance {

  /** Where a handle is replaced. */
  public enum Level {
    /** Below the guards, which go on to do their part: what a wrong driver does. */
    DRIVER,
    /** Above the guards: what the caller sees. */
    CALLER
  }

  private final Level level;

  /** Creates a mutant with a wrong driver. */
  protected Mutant() {
    this(Level.DRIVER);
  }

  /** Creates a mutant that is wrong at the given level. */
  protected Mutant(Level level) {
    this.level = level;
  }

  @Override
  protected final ConformanceFixture openFixture() {
    return new MutantFixture(this, level);
  }

  @Override
  protected final Path reportDirectory() {
    return Path.of("target", "mutants", getClass().getSimpleName());
  }

  /** Returns what is used in place of a store. */
  protected KeyValueStore store(KeyValueStore right) {
    return right;
  }

  /** Returns what is used in place of a queue. */
  protected Queue queue(Queue right) {
    return right;
  }

  /** Returns what is used in place of a topic. */
  protected Topic topic(Topic right) {
    return right;
  }

  /** Returns what is used in place of a stream. */
  protected EventStream stream(EventStream right) {
    return right;
  }

  /** Returns what is used in place of a function. */
  protected RemoteFunction function(RemoteFunction right) {
    return right;
  }

  /** Returns what is used in place of a bucket. */
  protected Bucket bucket(Bucket right) {
    return right;
  }

  /** Returns what is used in place of a provisioner. */
  protected Provisioner provisioner(Provisioner right) {
    return right;
  }

  /** Returns what is used in place of a computer, at the level of the caller. */
  protected CloudComputer computer(CloudComputer right) {
    return right;
  }

  /** Returns what is told of a call in place of an observation. */
  protected Observation observation(Observation right) {
    return right;
  }
}
