package io.cloudhal.shelf.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.shelf.Shelf;
import io.cloudhal.shelf.ShelfPackage;
import io.cloudhal.shelf.format.Reference;
import io.cloudhal.shelf.publish.PackageSource;
import io.cloudhal.shelf.testing.TestShelf;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import net.jqwik.api.Property;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Jars of other people, those on the test's own class path, through the shelf. */
final class RealJarsTest {

  private final TestShelf shelf = new TestShelf();

  @Test
  void everyEntryIsReadAsItWas() throws Exception {
    Path jar = jarOf(Property.class);
    put("real@1", jar);
    ShelfPackage real = shelf.load("real");

    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : files(zip)) {
        assertThat(real.read(entry.getName()).toByteArray())
            .as(entry.getName())
            .isEqualTo(zip.getInputStream(entry).readAllBytes());
      }
    }
    AtomicLong progress = new AtomicLong();
    assertThat(real.verify(progress::addAndGet).problems()).isEmpty();
    assertThat(progress).hasValue(real.sizeBytes());
  }

  @Test
  void aLibraryRunsFromTheShelfForAHandfulOfRequests() throws Exception {
    put("assertj@1", jarOf(Assertions.class));
    shelf.bucket.drainCalls();
    Shelf reader = shelf.open();
    ShelfClassLoader loader =
        ShelfClassLoader.of(reader, List.of(reader.load("assertj")), LoaderOptions.defaults());

    Class<?> assertions = loader.loadClass(Assertions.class.getName());
    Object that = assertions.getMethod("assertThat", String.class).invoke(null, "text");
    that.getClass().getMethod("startsWith", CharSequence.class).invoke(that, "te");

    assertThat(assertions).isNotSameAs(Assertions.class);
    assertThat(loader.classesFromShelf()).isGreaterThan(30);
    assertThat(shelf.bucket.calls()).as("root, catalog, ranges of one pack").hasSizeLessThan(6);
  }

  private void put(String id, Path jar, Reference... references) {
    try (PackageSource source = PackageSource.jar(jar)) {
      shelf.put(id, source, references);
    }
  }

  private static Path jarOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static List<ZipEntry> files(ZipFile zip) {
    Stream<? extends ZipEntry> entries = zip.stream();
    return entries.filter(entry -> !entry.isDirectory()).<ZipEntry>map(entry -> entry).toList();
  }
}
