package io.cloudhal.shelf.loader;

import io.cloudhal.shelf.Shelf;
import io.cloudhal.shelf.ShelfPackage;
import io.cloudhal.shelf.format.Digest;
import io.cloudhal.shelf.format.Reference;
import java.io.IOException;
import java.net.URL;
import java.security.CodeSource;
import java.security.SecureClassLoader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.jar.Attributes.Name;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Loads classes and resources from packages of a shelf as a class path. Parallel capable.
 *
 * <p>What a package holds is known from its catalog: a class or resource that is not there costs no
 * request. At the first one that is, the classes of all packages are fetched in few, parallel
 * ranges. Multi-release packages show what belongs to the running version of Java; packages get the
 * attributes of their manifests, and sealed ones stay sealed; signatures inside jars are not looked
 * at, the shelf's own signature takes their place. The code source of a class names shelf, package
 * and catalog digest.
 *
 * <p>When a class cannot be fetched or is damaged, a {@link io.cloudhal.error.HalException} or
 * {@link io.cloudhal.shelf.ShelfException} is thrown, never a {@code ClassNotFoundException}: what
 * cannot be reached is not absent, and the next attempt may succeed.
 */
public final class ShelfClassLoader extends SecureClassLoader {

  static {
    registerAsParallelCapable();
  }

  private final ClassPath classPath;
  private final LoaderOptions options;
  private final AtomicBoolean prefetched = new AtomicBoolean();
  private final LongAdder classes = new LongAdder();

  private ShelfClassLoader(String name, ClassPath classPath, LoaderOptions options) {
    super(name, options.parent());
    this.classPath = classPath;
    this.options = options;
  }

  /**
   * Returns a loader over {@code packages} and all that they need, each once, in the order in which
   * they first come.
   *
   * @throws io.cloudhal.shelf.CorruptObjectException if a catalog is missing or damaged
   */
  public static ShelfClassLoader of(
      Shelf shelf, Collection<ShelfPackage> packages, LoaderOptions options) {
    Map<Digest, Reference> closure = new LinkedHashMap<>();
    packages.stream()
        .flatMap(each -> each.closure().stream())
        .forEach(each -> closure.putIfAbsent(each.digest(), each));
    Map<Digest, ShelfPackage> loaded = new LinkedHashMap<>();
    packages.forEach(each -> loaded.put(each.reference().digest(), each));
    List<ShelfPackage> ordered = Catalogs.load(shelf, closure.values(), loaded);
    Map<String, ShelfPackage> byDigest =
        ordered.stream()
            .collect(Collectors.toMap(each -> each.reference().digest().hex(), each -> each));
    ShelfUrls urls = new ShelfUrls(shelf.id().toString(), byDigest);
    int version = Runtime.version().feature();
    ClassPath classPath =
        new ClassPath(
            ordered.stream().map(each -> new PackageElement(each, urls, version)).toList());
    return new ShelfClassLoader("shelf", classPath, options);
  }

  /** Returns how many classes were defined from the shelf so far. */
  public long classesFromShelf() {
    return classes.sum();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!options.shelfFirst(name) || classPath.find(classFile(name)).isEmpty()) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      Class<?> found = loaded == null ? findClass(name) : loaded;
      if (resolve) {
        resolveClass(found);
      }
      return found;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    ClassPath.Hit hit =
        classPath
            .find(classFile(name))
            .orElseThrow(() -> new ClassNotFoundException(name + " is in no package of the shelf"));
    prefetch();
    byte[] bytes = hit.element().read(hit.path());
    definePackageOf(name, hit.element());
    Class<?> defined = defineClass(name, bytes, 0, bytes.length, hit.element().codeSource());
    classes.increment();
    return defined;
  }

  @Override
  public @Nullable URL getResource(String name) {
    URL own = options.shelfFirstForResources() ? findResource(name) : null;
    return own == null ? super.getResource(name) : own;
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    if (!options.shelfFirstForResources()) {
      return super.getResources(name);
    }
    List<URL> all = new ArrayList<>(Collections.list(findResources(name)));
    all.addAll(Collections.list(options.parent().getResources(name)));
    return Collections.enumeration(all);
  }

  @Override
  protected @Nullable URL findResource(String name) {
    Optional<ClassPath.Hit> hit = classPath.find(name);
    return hit.isEmpty() ? null : hit.get().element().url(hit.get().path());
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    Stream<URL> urls = classPath.all(name).map(hit -> hit.element().url(hit.path()));
    return Collections.enumeration(urls.toList());
  }

  private static String classFile(String className) {
    return className.replace('.', '/') + ".class";
  }

  private void prefetch() {
    if (!prefetched.getAndSet(true)) {
      classPath.prefetch(options.prefetchBytes());
    }
  }

  private void definePackageOf(String className, PackageElement element) {
    int dot = className.lastIndexOf('.');
    if (dot < 0) {
      return;
    }
    String name = className.substring(0, dot);
    PackageManifest manifest = new PackageManifest(element.manifest(), name);
    CodeSource source = element.codeSource();
    Package defined = getDefinedPackage(name);
    if (defined == null) {
      defined = define(name, manifest, source.getLocation());
    }
    boolean violated =
        defined.isSealed() ? !defined.isSealed(source.getLocation()) : manifest.sealed();
    if (violated) {
      throw new SecurityException(
          "package " + name + " is sealed, but " + source.getLocation() + " has classes of it too");
    }
  }

  /** Two threads may come here for the same package. */
  private Package define(String name, PackageManifest manifest, URL base) {
    try {
      return definePackage(
          name,
          manifest.value(Name.SPECIFICATION_TITLE),
          manifest.value(Name.SPECIFICATION_VERSION),
          manifest.value(Name.SPECIFICATION_VENDOR),
          manifest.value(Name.IMPLEMENTATION_TITLE),
          manifest.value(Name.IMPLEMENTATION_VERSION),
          manifest.value(Name.IMPLEMENTATION_VENDOR),
          manifest.sealBase(base));
    } catch (IllegalArgumentException e) {
      Package defined = getDefinedPackage(name);
      if (defined == null) {
        throw e;
      }
      return defined;
    }
  }
}
