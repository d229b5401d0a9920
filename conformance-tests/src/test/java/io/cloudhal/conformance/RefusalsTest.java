package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.conformance.TinyComputer.Manner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What passes as the refusal of a feature, and what does not. */
class RefusalsTest {

  @ParameterizedTest
  @EnumSource
  void aFeatureThatIsRefusedBeforeAnyEffectPasses(Feature feature) {
    assertThatCode(() -> verify(feature, Manner.REFUSES)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void aFeatureThatWorksFails(Feature feature) {
    assertThatThrownBy(() -> verify(feature, Manner.WORKS)).isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"ORDERING", "DEDUPLICATION", "DELAY"})
  void aMessageThatIsSentAlthoughItsFeatureIsRefusedFails(Feature feature) {
    assertThatThrownBy(() -> verify(feature, Manner.REFUSES_LATE))
        .isInstanceOf(AssertionError.class);
  }

  private static void verify(Feature feature, Manner manner) {
    TinyComputer computer = new TinyComputer(false, manner);
    new Refusals(
            new Resources(computer, new SharedResources(computer.provisioner())),
            new ObservedCalls())
        .verify(feature);
  }
}
