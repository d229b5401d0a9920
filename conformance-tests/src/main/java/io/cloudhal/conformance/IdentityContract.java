package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a computer and its devices say who they are. */
abstract class IdentityContract extends Contract {

  @Test
  @Clause("computer.identity.1")
  void everyDeviceNamesTheProviderOfItsComputer() {
    assertThat(computer().memory().provider()).isEqualTo(computer().provider());
    assertThat(computer().bus().provider()).isEqualTo(computer().provider());
    assertThat(computer().alu().provider()).isEqualTo(computer().provider());
    assertThat(computer().storage().provider()).isEqualTo(computer().provider());
  }
}
