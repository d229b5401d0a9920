package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.computer.Provisioner;
import io.cloudhal.error.NotFoundException;
import org.junit.jupiter.api.Test;

/** How a resource is created and removed; each kind is verified by a subclass. */
abstract class ProvisioningContract extends Contract {

  /** Ensures the resource with one specification, always the same. */
  abstract void ensure(String name);

  /** Removes the resource. */
  abstract void remove(String name);

  /** Puts something into the resource. */
  abstract void fill(String name);

  /** Returns whether what was put into it is there; may take it out. */
  abstract boolean isFilled(String name);

  final Provisioner provisioner() {
    return computer().provisioner();
  }

  @Test
  @Clause("computer.ensure.1")
  void ensuredResourceIsUsableAndEmpty() {
    assertThat(isFilled(ensured())).isFalse();
  }

  @Test
  @Clause("computer.ensure.2")
  void ensuringAgainKeepsWhatItHolds() {
    String name = ensured();
    fill(name);
    ensure(name);
    Eventually.holds(() -> assertThat(isFilled(name)).isTrue());
  }

  @Test
  @Clause("computer.ensure.3")
  void severalMayEnsureItAtTheSameTime() {
    String name = name();
    Concurrently.race(
        3,
        racer -> {
          ensure(name);
          return racer;
        });
    fill(name);
    Eventually.holds(() -> assertThat(isFilled(name)).isTrue());
  }

  @Test
  @Clause("computer.remove.1")
  void removedResourceIsNotFound() {
    String name = ensured();
    fill(name);
    remove(name);
    assertThatThrownBy(() -> isFilled(name)).isInstanceOf(NotFoundException.class);
  }

  @Test
  @Clause("computer.remove.2")
  void resourceEnsuredAfterItsRemovalIsEmpty() {
    String name = ensured();
    fill(name);
    remove(name);
    ensure(name);
    assertThat(isFilled(name)).isFalse();
    fill(name);
    Eventually.holds(() -> assertThat(isFilled(name)).isTrue());
  }

  @Test
  @Clause("computer.remove.3")
  void removingWhatIsNotThereDoesNothing() {
    String name = name();
    remove(name);
    assertThatThrownBy(() -> isFilled(name)).isInstanceOf(NotFoundException.class);
    ensure(name);
    assertThat(isFilled(name)).isFalse();
  }

  private String ensured() {
    String name = name();
    ensure(name);
    return name;
  }

  /** Returns a name that every kind of resource may have. */
  private String name() {
    String name = "resource" + Names.random();
    resources().afterwards(() -> remove(name));
    return name;
  }
}
