package io.cloudhal.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** That a class knows its own package and some others, but not its neighbours. */
final class DependOnlyWithin extends ArchCondition<JavaClass> {

  private final DescribedPredicate<JavaClass> known;

  private DependOnlyWithin(DescribedPredicate<JavaClass> known) {
    super("depend only on their own package, or " + known.getDescription());
    this.known = known;
  }

  static DependOnlyWithin ownPackageAnd(String... packages) {
    return new DependOnlyWithin(JavaClass.Predicates.resideInAnyPackage(packages));
  }

  @Override
  public void check(JavaClass from, ConditionEvents events) {
    for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
      JavaClass target = dependency.getTargetClass().getBaseComponentType();
      boolean allowed =
          target.isPrimitive()
              || target.getPackageName().equals(from.getPackageName())
              || known.test(target);
      if (!allowed) {
        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
      }
    }
  }
}
