package io.cloudhal.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rules of the architecture by name. Each must hold for the code and fail on its violation. */
final class Rules {

  private static final String[] AREAS = {
    "io.cloudhal.memory", "io.cloudhal.bus", "io.cloudhal.alu", "io.cloudhal.storage"
  };
  private static final String[] PROVIDERS = {
    "io.cloudhal.inmemory..", "io.cloudhal.aws..", "io.cloudhal.gcp..", "io.cloudhal.azure.."
  };

  /** What a vendor's runtime calls: it must be public, and its settings come by the environment. */
  private static final String ENTRY_POINT = "FunctionEntryPoint";

  private static final String[] API = {
    "io.cloudhal",
    "io.cloudhal.internal",
    "io.cloudhal.error",
    "io.cloudhal.observe",
    "io.cloudhal.memory",
    "io.cloudhal.bus",
    "io.cloudhal.alu",
    "io.cloudhal.storage",
    "io.cloudhal.computer",
    "io.cloudhal.spi"
  };

  private Rules() {}

  static Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("apiDependsOnTheJdkOnly", apiDependsOnTheJdkOnly());
    rules.put("rootDependsOnNoOtherPackage", mayDependOn("io.cloudhal", "io.cloudhal.internal"));
    rules.put("errorDependsOnTheRootOnly", mayDependOn("io.cloudhal.error", "io.cloudhal"));
    rules.put("observeDependsOnTheRootOnly", observeDependsOnTheRootOnly());
    rules.put("areasDependOnRootAndErrorsOnly", areasDependOnRootAndErrorsOnly());
    rules.put("computerDoesNotKnowSpi", computerDoesNotKnowSpi());
    rules.put(
        "packagesFormNoCycle", slices().matching("io.cloudhal.(**)").should().beFreeOfCycles());
    rules.put("providersDoNotKnowEachOther", providersDoNotKnowEachOther());
    rules.put("providersDependOnApiGuiceAndTheirSdk", providersDependOnApiGuiceAndTheirSdk());
    rules.put(
        "providersExposeModuleConfigAndEntryPointOnly",
        providersExposeModuleConfigAndEntryPointOnly());
    rules.put("providersAreFlat", providersAreFlat());
    rules.put("shelfSeesTheApiOnly", shelfSeesTheApiOnly());
    rules.put("conformanceSeesApiJunitAndAssertjOnly", conformanceSeesApiJunitAndAssertjOnly());
    rules.put(
        "environmentIsReadInModulesConfigsAndEntryPointsOnly",
        environmentIsReadInConfigsAndEntryPointsOnly());
    rules.put("timeComesFromTheTimeSource", timeComesFromTheTimeSource());
    rules.put("randomnessIsInjected", randomnessIsInjected());
    rules.put("nothingStaticChanges", nothingStaticChanges());
    rules.put("librariesPrintNothing", librariesPrintNothing());
    return rules;
  }

  private static ArchRule apiDependsOnTheJdkOnly() {
    return noClasses()
        .that()
        .resideInAnyPackage(API)
        .should()
        .dependOnClassesThat(outside("java..", "org.jspecify..").and(outside(API)));
  }

  /** What one package of the API may know beside the JDK, itself and the shared checks. */
  private static ArchRule mayDependOn(String from, String... known) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.cloudhal..")
                .and(outside(from, "io.cloudhal.internal"))
                .and(outside(known)));
  }

  private static ArchRule observeDependsOnTheRootOnly() {
    return mayDependOn("io.cloudhal.observe", "io.cloudhal");
  }

  private static ArchRule areasDependOnRootAndErrorsOnly() {
    return classes()
        .that()
        .resideInAnyPackage(AREAS)
        .should(
            DependOnlyWithin.ownPackageAnd(
                "java..",
                "org.jspecify..",
                "io.cloudhal",
                "io.cloudhal.internal",
                "io.cloudhal.error"));
  }

  private static ArchRule computerDoesNotKnowSpi() {
    return noClasses()
        .that(resideInAnyPackage(API).and(outside("io.cloudhal.spi")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.cloudhal.spi");
  }

  private static ArchRule providersDoNotKnowEachOther() {
    return slices()
        .matching("io.cloudhal.(inmemory|aws|gcp|azure)..")
        .should()
        .notDependOnEachOther();
  }

  private static ArchRule providersDependOnApiGuiceAndTheirSdk() {
    return noClasses()
        .that()
        .resideInAnyPackage(PROVIDERS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.cloudhal.shelf..", "io.cloudhal.conformance..", "io.cloudhal.internal..");
  }

  private static ArchRule providersExposeModuleConfigAndEntryPointOnly() {
    return classes()
        .that()
        .resideInAnyPackage(PROVIDERS)
        .and()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .should()
        .haveSimpleNameEndingWith("Module")
        .orShould()
        .haveSimpleNameEndingWith("Config")
        .orShould()
        .haveSimpleNameEndingWith(ENTRY_POINT)
        .orShould()
        .beAssignableTo("io.cloudhal.computer.ComputerProvider");
  }

  private static ArchRule providersAreFlat() {
    return classes()
        .that()
        .resideInAnyPackage(PROVIDERS)
        .should()
        .resideInAnyPackage(
            "io.cloudhal.inmemory", "io.cloudhal.aws", "io.cloudhal.gcp", "io.cloudhal.azure");
  }

  private static ArchRule shelfSeesTheApiOnly() {
    return noClasses()
        .that(resideInAPackage("io.cloudhal.shelf..").and(outside("io.cloudhal.shelf.cli..")))
        .should()
        .dependOnClassesThat(
            outside(
                "java..",
                "javax.net..",
                "org.jspecify..",
                "com.github.luben.zstd..",
                "io.cloudhal",
                "io.cloudhal.error",
                "io.cloudhal.observe",
                "io.cloudhal.storage",
                "io.cloudhal.memory",
                "io.cloudhal.computer",
                "io.cloudhal.shelf.."));
  }

  private static ArchRule conformanceSeesApiJunitAndAssertjOnly() {
    return noClasses()
        .that()
        .resideInAPackage("io.cloudhal.conformance..")
        .should()
        .dependOnClassesThat(
            outside(
                    "java..",
                    "org.jspecify..",
                    "org.junit.jupiter.api..",
                    "org.opentest4j..",
                    "org.apiguardian..",
                    "org.assertj..",
                    "io.cloudhal.conformance..")
                .and(outside(API)));
  }

  private static ArchRule environmentIsReadInConfigsAndEntryPointsOnly() {
    return noClasses()
        .that(libraries().and(notNamed("Module", "Config", ENTRY_POINT)))
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class);
  }

  private static ArchRule timeComesFromTheTimeSource() {
    return noClasses()
        .that(libraries().and(notNamed("Module", "Config", "SystemTime")))
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Clock.class, "systemUTC");
  }

  private static ArchRule randomnessIsInjected() {
    return noClasses()
        .that(resideInAnyPackage(API))
        .should()
        .callConstructor(SecureRandom.class)
        .orShould()
        .callMethod(Math.class, "random");
  }

  private static ArchRule nothingStaticChanges() {
    return fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat(libraries())
        .should()
        .beFinal();
  }

  private static ArchRule librariesPrintNothing() {
    return noClasses()
        .that(libraries())
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err");
  }

  private static DescribedPredicate<JavaClass> libraries() {
    return resideInAnyPackage(API)
        .or(resideInAnyPackage(PROVIDERS))
        .or(resideInAPackage("io.cloudhal.shelf..").and(outside("io.cloudhal.shelf.cli..")));
  }

  private static DescribedPredicate<JavaClass> notNamed(String... endings) {
    return describe(
        "have another name",
        type -> {
          for (String ending : endings) {
            if (type.getName().endsWith(ending)) {
              return false;
            }
          }
          return true;
        });
  }

  private static DescribedPredicate<JavaClass> outside(String... packages) {
    return DescribedPredicate.not(resideInAnyPackage(packages));
  }
}
