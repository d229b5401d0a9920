package io.cloudhal.shelf.cli.demo;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.shelf.Shelf;
import io.cloudhal.shelf.ShelfCost;
import io.cloudhal.shelf.ShelfPackage;
import io.cloudhal.shelf.loader.LoaderOptions;
import io.cloudhal.shelf.loader.ShelfClassLoader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A library imported from a shelf: it shares nothing with the importer but the JDK. */
final class ImportedLibrary {

  private final Shelf shelf;
  private final ShelfClassLoader loader;
  private final long startedNanos;

  private ImportedLibrary(Shelf shelf, ShelfClassLoader loader, long startedNanos) {
    this.shelf = shelf;
    this.loader = loader;
    this.startedNanos = startedNanos;
  }

  static ImportedLibrary of(CloudComputer computer, ImportTicket ticket) {
    long started = System.nanoTime();
    Shelf shelf = ticket.open(computer);
    ShelfPackage wanted = shelf.load(ticket.packageName());
    ShelfClassLoader loader = ShelfClassLoader.of(shelf, List.of(wanted), LoaderOptions.defaults());
    return new ImportedLibrary(shelf, loader, started);
  }

  /** Returns a new instance of a class of the library, as a type of the JDK. */
  <T> T make(String className, Class<T> type) throws ReflectiveOperationException {
    return type.cast(loader.loadClass(className).getConstructor().newInstance());
  }

  /** Returns what the import has cost, from opening the shelf until now. */
  Map<String, Object> cost() {
    ShelfCost cost = shelf.cost();
    return Map.of(
        "millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos),
        "requests", cost.requests(),
        "bytes", cost.bytes(),
        "classes", loader.classesFromShelf());
  }
}
