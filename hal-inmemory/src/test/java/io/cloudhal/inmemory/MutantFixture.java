package io.cloudhal.inmemory;

import io.cloudhal.ProviderId;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.conformance.ConformanceFixture;
import io.cloudhal.conformance.Target;
import io.cloudhal.conformance.Target.Proven;
import io.cloudhal.inmemory.Mutant.Level;
import io.cloudhal.spi.Drivers;

/** The fixture of the volatile in-memory computer, with what a mutant makes of it. */
final class MutantFixture implements ConformanceFixture {

  private final Mutant mutant;
  private final Level level;
  private final InMemoryFixture right;

  MutantFixture(Mutant mutant, Level level) {
    this.mutant = mutant;
    this.level = level;
    this.right = new InMemoryFixture(InMemoryConfig.defaults(), this::drivers);
  }

  private Drivers drivers(Drivers drivers) {
    return level == Level.DRIVER ? Mutated.of(Drivers.class, drivers, mutant) : drivers;
  }

  private CloudComputer computer(CloudComputer computer) {
    return level == Level.CALLER
        ? mutant.computer(Mutated.of(CloudComputer.class, computer, mutant))
        : computer;
  }

  @Override
  public Target target(String clause) {
    Proven proven = (Proven) right.target(clause);
    return new Proven(
        proven.server(),
        computer(proven.computer()),
        proven.time(),
        observer -> computer(proven.another().apply(mutant.observer(observer))));
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
