package io.cloudhal.shelf.loader;

import java.util.List;
import java.util.Objects;

/** How a class loader delegates and fetches. Immutable. */
public final class LoaderOptions {

  private static final long DEFAULT_PREFETCH_BYTES = 32L << 20;

  private static final LoaderOptions DEFAULTS =
      new LoaderOptions(
          ClassLoader.getPlatformClassLoader(), false, List.of(), DEFAULT_PREFETCH_BYTES);

  private final ClassLoader parent;
  private final boolean childFirst;
  private final List<String> parentPackages;
  private final long prefetchBytes;

  private LoaderOptions(
      ClassLoader parent, boolean childFirst, List<String> parentPackages, long prefetchBytes) {
    this.parent = Objects.requireNonNull(parent);
    this.childFirst = childFirst;
    this.parentPackages = List.copyOf(parentPackages);
    this.prefetchBytes = prefetchBytes;
  }

  /**
   * Returns the options that ask the platform class loader first, and fetch up to 32 MiB of classes
   * at the first miss.
   */
  public static LoaderOptions defaults() {
    return DEFAULTS;
  }

  /** Returns a copy with another parent. */
  public LoaderOptions withParent(ClassLoader parent) {
    return new LoaderOptions(parent, childFirst, parentPackages, prefetchBytes);
  }

  /**
   * Returns a copy that looks at the shelf before it asks the parent. Classes of the JDK always
   * come from the JDK.
   */
  public LoaderOptions childFirst() {
    return new LoaderOptions(parent, true, parentPackages, prefetchBytes);
  }

  /**
   * Returns a copy that asks the parent first, in spite of {@link #childFirst}, for classes in
   * these Java packages and below, such as {@code io.cloudhal}: types that both sides exchange.
   */
  public LoaderOptions withParentPackages(List<String> packages) {
    return new LoaderOptions(parent, childFirst, packages, prefetchBytes);
  }

  /**
   * Returns a copy that fetches at most {@code bytes} stored bytes before they are asked for, at
   * the first miss.
   *
   * @param bytes 0 to fetch only what is asked for
   */
  public LoaderOptions withPrefetchBytes(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("prefetch must not be negative, is " + bytes);
    }
    return new LoaderOptions(parent, childFirst, parentPackages, bytes);
  }

  /** Returns the parent. */
  public ClassLoader parent() {
    return parent;
  }

  /** Returns the most stored bytes that are fetched before they are asked for. */
  public long prefetchBytes() {
    return prefetchBytes;
  }

  /** Returns whether the shelf comes before the parent for the class {@code name}. */
  boolean shelfFirst(String name) {
    return childFirst
        && !name.startsWith("java.")
        && parentPackages.stream().noneMatch(each -> name.startsWith(each + "."));
  }

  /** Returns whether the shelf comes before the parent for resources. */
  boolean shelfFirstForResources() {
    return childFirst;
  }
}
