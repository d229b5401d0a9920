package io.cloudhal.shelf.loader;

import io.cloudhal.shelf.NotOnShelfException;
import io.cloudhal.shelf.ShelfPackage;
import io.cloudhal.shelf.format.Catalog;
import io.cloudhal.shelf.format.EntryKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.IntStream;

/** One package on a class path. Thread-safe. */
final class PackageElement {

  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String VERSIONS = "META-INF/versions";
  private static final int FIRST_VERSION = 9;

  private final ShelfPackage from;
  private final ShelfUrls urls;
  private final CodeSource codeSource;
  private final int[] versions;
  private volatile Optional<Manifest> manifest = Optional.empty();

  PackageElement(ShelfPackage from, ShelfUrls urls, int runtimeVersion) {
    this.from = from;
    this.urls = urls;
    this.codeSource = new CodeSource(urls.url(from, ""), (Certificate[]) null);
    this.versions =
        IntStream.iterate(runtimeVersion, v -> v >= FIRST_VERSION, v -> v - 1)
            .filter(v -> from.catalog().lookup(VERSIONS + "/" + v).isPresent())
            .toArray();
  }

  CodeSource codeSource() {
    return codeSource;
  }

  URL url(String path) {
    return urls.url(from, path);
  }

  byte[] read(String path) {
    return from.read(path).toByteArray();
  }

  /** Returns the path at which {@code name} is, for the version of Java that runs. */
  Optional<String> find(String name) {
    if (versions.length > 0 && !name.startsWith("META-INF/")) {
      for (int version : versions) {
        String versioned = VERSIONS + "/" + version + "/" + name;
        if (exists(versioned) && multiRelease()) {
          return Optional.of(versioned);
        }
      }
    }
    return exists(name) ? Optional.of(name) : Optional.empty();
  }

  /** Returns the package's manifest, an empty one if it has none. */
  Manifest manifest() {
    Optional<Manifest> known = manifest;
    if (known.isEmpty()) {
      known = Optional.of(readManifest());
      manifest = known;
    }
    return known.get();
  }

  /** Returns how many stored bytes it began to fetch. */
  long prefetch(long maxBytes) {
    return Math.min(maxBytes, from.prefetch(this::neededToRun, maxBytes));
  }

  private boolean neededToRun(int entry) {
    Catalog catalog = from.catalog();
    return catalog.name(entry).endsWith(".class") || catalog.path(entry).startsWith("META-INF/");
  }

  private boolean multiRelease() {
    return "true"
        .equalsIgnoreCase(manifest().getMainAttributes().getValue(Attributes.Name.MULTI_RELEASE));
  }

  private boolean exists(String name) {
    boolean directory = name.endsWith("/");
    OptionalInt entry =
        from.catalog().resolve(directory ? name.substring(0, name.length() - 1) : name);
    return entry.isPresent()
        && (!directory || from.catalog().kind(entry.getAsInt()) == EntryKind.DIRECTORY);
  }

  private Manifest readManifest() {
    if (!exists(MANIFEST)) {
      return new Manifest();
    }
    try {
      return new Manifest(from.read(MANIFEST).openStream());
    } catch (IOException e) {
      throw new UncheckedIOException("the manifest of " + from + " is damaged", e);
    } catch (NotOnShelfException e) {
      return new Manifest();
    }
  }
}
