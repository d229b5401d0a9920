package io.cloudhal.shelf.loader;

import io.cloudhal.shelf.Shelf;
import io.cloudhal.shelf.ShelfPackage;
import io.cloudhal.shelf.format.Digest;
import io.cloudhal.shelf.format.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Loads catalogs in parallel: a closure costs one wait, however many packages it has. */
final class Catalogs {

  private Catalogs() {}

  /** Returns the packages in order; those in {@code known} are not loaded again. */
  static List<ShelfPackage> load(
      Shelf shelf, Collection<Reference> references, Map<Digest, ShelfPackage> known) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<ShelfPackage>> futures = new ArrayList<>();
      for (Reference reference : references) {
        ShelfPackage there = known.get(reference.digest());
        futures.add(threads.submit(() -> there == null ? shelf.load(reference) : there));
      }
      List<ShelfPackage> loaded = new ArrayList<>();
      for (Future<ShelfPackage> future : futures) {
        loaded.add(result(future));
      }
      return loaded;
    }
  }

  private static ShelfPackage result(Future<ShelfPackage> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("loading a catalog failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while catalogs were loaded", e);
    }
  }
}
