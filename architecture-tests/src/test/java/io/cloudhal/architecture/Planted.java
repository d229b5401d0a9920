package io.cloudhal.architecture;

import java.util.Map;

/** Which class of the test tree violates which rule. */
final class Planted {

  static final Map<String, String> VIOLATIONS =
      Map.ofEntries(
          Map.entry("apiDependsOnTheJdkOnly", "PlantedUsesLibrary"),
          Map.entry("rootDependsOnNoOtherPackage", "PlantedRootSeesStorage"),
          Map.entry("errorDependsOnTheRootOnly", "PlantedErrorSeesObserve"),
          Map.entry("observeDependsOnTheRootOnly", "PlantedObserveSeesError"),
          Map.entry("areasDependOnRootAndErrorsOnly", "PlantedMemorySeesBus"),
          Map.entry("computerDoesNotKnowSpi", "PlantedComputerSeesSpi"),
          Map.entry("providersDoNotKnowEachOther", "PlantedAwsSeesInMemoryModule"),
          Map.entry("providersDependOnApiGuiceAndTheirSdk", "PlantedAwsSeesShelf"),
          Map.entry("providersExposeModuleConfigAndEntryPointOnly", "PlantedPublicType"),
          Map.entry("providersAreFlat", "PlantedNested"),
          Map.entry("shelfSeesTheApiOnly", "PlantedShelf"),
          Map.entry("conformanceSeesApiJunitAndAssertjOnly", "PlantedConformanceSeesProvider"),
          Map.entry(
              "environmentIsReadInModulesConfigsAndEntryPointsOnly", "PlantedReadsEnvironment"),
          Map.entry("timeComesFromTheTimeSource", "PlantedReadsClock"),
          Map.entry("randomnessIsInjected", "PlantedThrowsDice"),
          Map.entry("nothingStaticChanges", "PlantedCounter"),
          Map.entry("librariesPrintNothing", "PlantedPrints"),
          Map.entry("packagesFormNoCycle", "PlantedOne"));

  private Planted() {}
}
