package io.cloudhal.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule holds for the code, and fails on the violation that is planted for it. */
class ArchitectureTest {

  private static final ImportOption PLANTED = location -> location.contains("/test-classes/");

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(location -> !PLANTED.includes(location))
          .importPackages("io.cloudhal");

  private static final JavaClasses VIOLATIONS =
      new ClassFileImporter().withImportOption(PLANTED).importPackages("io.cloudhal");

  static Stream<String> rules() {
    return Rules.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holdsForTheCode(String name) {
    rule(name).check(CODE);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void failsOnItsPlantedViolation(String name) {
    String violation = Planted.VIOLATIONS.get(name);
    assertThat(violation).as("the violation planted for %s", name).isNotNull();
    assertThatThrownBy(() -> rule(name).check(VIOLATIONS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(violation);
  }

  @Test
  void everyPlantedViolationBelongsToARule() {
    assertThat(Planted.VIOLATIONS.keySet()).isEqualTo(Rules.all().keySet());
  }

  private static ArchRule rule(String name) {
    Map<String, ArchRule> rules = Rules.all();
    return rules.get(name);
  }
}
