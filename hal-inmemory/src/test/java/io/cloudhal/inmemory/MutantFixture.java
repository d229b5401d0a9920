package io.cloudhal.inmemory;

import io.cloudhal.ProviderId;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.conformance.ConformanceFixture;
import io.cloudhal.conformance.Target;
import io.cloudhal.conformance.Target.Proven;
import io.cloudhal.inmemory.Mutant.Level;
import io.cloudhal.observe.OperationObserver;
import io.cloudhal.spi.Drivers;

/** The fixture of the volatile in-memory computer, with what a mutant makes of it. */
final class MutantFixture implements ConformanceFixture {

  private final Mutant mutant;
  private final Level level;
  private final Mutated mutated;
  private final InMemoryFixture right;

  MutantFixture(Mutant mutant, Level level) {
    this.mutant = mutant;
    this.level = level;
    this.mutated = new Mutated(mutant);
    this.right = new InMemoryFixture(InMemoryConfig.defaults(), this::drivers);
  }

  private Drivers drivers(Drivers drivers) {
    return level == Level.DRIVER ? mutated.of(Drivers.class, drivers) : drivers;
  }

  private CloudComputer computer(CloudComputer computer) {
    return level == Level.CALLER
        ? mutant.computer(mutated.of(CloudComputer.class, computer))
        : computer;
  }

  @Override
  public Target target(String clause) {
    Proven proven = (Proven) right.target(clause);
    return new Proven(
        proven.server(),
        computer(proven.computer()),
        proven.time(),
        observer -> computer(proven.another().apply(observed(observer))));
  }

  private OperationObserver observed(OperationObserver observer) {
    return operation -> mutant.observation(observer.started(operation));
  }

  @Override
  public ProviderId provider() {
    return right.provider();
  }

  @Override
  public String backend() {
    return right.backend();
  }

  @Override
  public long budget(String operation, int items) {
    return right.budget(operation, items);
  }

  @Override
  public void close() {
    right.close();
  }
}
