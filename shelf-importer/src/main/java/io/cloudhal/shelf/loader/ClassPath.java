package io.cloudhal.shelf.loader;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Packages in the order in which they are searched. */
final class ClassPath {

  /**
   * Something in a package.
   *
   * @param element where
   * @param path the very path, which in a multi-release jar may be another than was asked for
   */
  record Hit(PackageElement element, String path) {}

  private final List<PackageElement> elements;

  ClassPath(List<PackageElement> elements) {
    this.elements = List.copyOf(elements);
  }

  Optional<Hit> find(String name) {
    return all(name).findFirst();
  }

  Stream<Hit> all(String name) {
    Function<PackageElement, Stream<Hit>> hit =
        element -> element.find(name).map(path -> new Hit(element, path)).stream();
    return elements.stream().flatMap(hit);
  }

  /** Begins to fetch the classes of all packages, in order, as far as the budget goes. */
  void prefetch(long maxBytes) {
    long left = maxBytes;
    for (PackageElement element : elements) {
      left -= element.prefetch(left);
      if (left <= 0) {
        return;
      }
    }
  }
}
