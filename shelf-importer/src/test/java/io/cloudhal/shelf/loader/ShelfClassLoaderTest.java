package io.cloudhal.shelf.loader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.CorruptObjectException;
import io.cloudhal.shelf.Shelf;
import io.cloudhal.shelf.format.Reference;
import io.cloudhal.shelf.publish.PackageSource;
import io.cloudhal.shelf.testing.JarMaker;
import io.cloudhal.shelf.testing.TestShelf;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShelfClassLoaderTest {

  @TempDir Path work;

  private final TestShelf shelf = new TestShelf();

  @Test
  void classesComeFromThePackageAndFromWhatItNeeds() throws Exception {
    Path lib = jar().source("lib.Base", "package lib; public class Base {}").write("lib.jar");
    Path app =
        jar()
            .source("app.Main", "package app; public class Main extends lib.Base {}", lib)
            .write("app.jar");
    Reference base = put("lib@1", lib);
    put("app@1", app, base);
    shelf.bucket.drainCalls();

    ShelfClassLoader loader = loader(LoaderOptions.defaults(), "app");
    Class<?> main = loader.loadClass("app.Main");

    assertThat(main.getClassLoader()).isSameAs(loader);
    assertThat(main.getSuperclass().getClassLoader()).isSameAs(loader);
    assertThat(loader.classesFromShelf()).isEqualTo(2);
    assertThat(shelf.bucket.calls())
        .as("the root, a catalog each, a range each")
        .hasSize(1 + 2 + 2);
  }

  @Test
  void whatIsNotThereCostsNoRequest() throws Exception {
    put("app@1", jar().source("app.Main", "package app; public class Main {}").write("app.jar"));
    ShelfClassLoader loader = loader(LoaderOptions.defaults(), "app");
    shelf.bucket.drainCalls();

    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> loader.loadClass("app.Missing"));
    assertThat(loader.getResource("app/missing.txt")).isNull();
    assertThat(Collections.list(loader.getResources("META-INF/services/x"))).isEmpty();
    assertThat(shelf.bucket.calls()).isEmpty();
  }

  @Test
  void codeSourceNamesShelfPackageAndDigest() throws Exception {
    Reference app =
        put("app@1", jar().source("app.Main", "package app; public class Main {}").write("a.jar"));

    ShelfClassLoader loader = loader(LoaderOptions.defaults(), "app");
    CodeSource source = loader.loadClass("app.Main").getProtectionDomain().getCodeSource();

    assertThat(source.getLocation())
        .hasToString("shelf://" + shelf.open().id() + "/" + app.digest() + "/app@1!/");
  }

  @Test
  void packagesHaveTheAttributesOfTheManifest() throws Exception {
    Path app =
        jar()
            .manifest(
                "Implementation-Title: App",
                "Implementation-Version: 7",
                "",
                "Name: app/",
                "Implementation-Version: 8")
            .source("app.Main", "package app; public class Main {}")
            .write("app.jar");
    put("app@1", app);

    Package defined = loader(LoaderOptions.defaults(), "app").loadClass("app.Main").getPackage();
    assertThat(defined.getImplementationTitle()).isEqualTo("App");
    assertThat(defined.getImplementationVersion()).isEqualTo("8");
    assertThat(defined.isSealed()).isFalse();
  }

  @Test
  void aSealedPackageIsNotExtendedByAnotherJar() throws Exception {
    Path one =
        jar().manifest("Sealed: true").source("p.A", "package p; public class A {}").write("1.jar");
    Path two = jar().source("p.B", "package p; public class B {}").write("2.jar");
    put("both@1", one, put("two@1", two));

    ShelfClassLoader loader = loader(LoaderOptions.defaults(), "both");
    assertThat(loader.loadClass("p.A").getPackage().isSealed()).isTrue();
    assertThatExceptionOfType(SecurityException.class)
        .isThrownBy(() -> loader.loadClass("p.B"))
        .withMessageContaining("sealed");
  }

  @Test
  void servicesAreFound() throws Exception {
    Path app =
        jar()
            .source(
                "app.Greeting",
                """
                package app;
                public class Greeting implements java.util.function.Supplier<String> {
                  public String get() { return "hello"; }
                }
                """)
            .entry("META-INF/services/java.util.function.Supplier", "app.Greeting\n")
            .write("app.jar");
    put("app@1", app);

    ShelfClassLoader loader = loader(LoaderOptions.defaults(), "app");
    @SuppressWarnings("rawtypes")
    List<ServiceLoader.Provider<Supplier>> found =
        ServiceLoader.load(Supplier.class, loader).stream()
            .filter(each -> each.type().getClassLoader() == loader)
            .toList();
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().get().get()).isEqualTo("hello");
  }

  @Test
  void multiReleaseJarsShowWhatBelongsToTheRunningVersion() throws Exception {
    String source =
        "package app; public class Main { public String toString() { return \"%s\"; } }";
    Path app =
        jar()
            .manifest("Multi-Release: true")
            .source("app.Main", source.formatted("old"))
            .source("META-INF/versions/9/", "app.Main", source.formatted("nine"))
            .source("META-INF/versions/11/", "app.Main", source.formatted("eleven"))
            .source("META-INF/versions/999/", "app.Main", source.formatted("future"))
            .entry("app/text", "old")
            .entry("META-INF/versions/9/app/text", "nine")
            .write("app.jar");
    put("app@1", app);

    ShelfClassLoader loader = loader(LoaderOptions.defaults(), "app");
    assertThat(newInstance(loader, "app.Main")).hasToString("eleven");
    assertThat(text(resource(loader, "app/text"))).isEqualTo("nine");
  }

  @Test
  void versionsCountOnlyIfTheManifestSaysSo() throws Exception {
    Path app =
        jar()
            .manifest()
            .entry("app/text", "plain")
            .entry("META-INF/versions/9/app/text", "nine")
            .write("app.jar");
    put("app@1", app);

    assertThat(text(resource(loader(LoaderOptions.defaults(), "app"), "app/text")))
        .isEqualTo("plain");
  }

  @Test
  void resourcesHaveUrlsThatWork() throws Exception {
    String name = "dir/with space & ümlaut+%41#1?.txt";
    put("app@1", jar().entry(name, "content").entry("dir/other", "other").write("app.jar"));

    ShelfClassLoader loader = loader(LoaderOptions.defaults(), "app");
    URL url = resource(loader, name);
    assertThat(text(url)).isEqualTo("content");
    assertThat(url.openConnection().getContentLengthLong()).isEqualTo(7);
    assertThat(new URI(url.toExternalForm()).getPath()).endsWith("!/" + name);
  }

  @Test
  void directoriesHaveUrlsAndUrlsOfWhatIsNotThereFail() throws Exception {
    put("app@1", jar().entry("dir/file", "content").write("app.jar"));

    ShelfClassLoader loader = loader(LoaderOptions.defaults(), "app");
    URL directory = resource(loader, "dir/");
    assertThat(directory.toExternalForm()).endsWith("!/dir/");
    assertThat(text(directory)).isEmpty();
    assertThat(loader.getResource("dir/file/")).isNull();
    assertThat(text(relative(directory, "file"))).isEqualTo("content");
    assertThatExceptionOfType(FileNotFoundException.class)
        .isThrownBy(() -> relative(directory, "gone").openStream());
  }

  @Test
  void theParentComesFirstUnlessToldOtherwise() throws Exception {
    Path jar =
        jar()
            .source("p.A", "package p; public class A {}")
            .source("q.B", "package q; public class B {}")
            .entry("text", "shelf")
            .write("app.jar");
    put("parent@1", jar);
    put("app@1", jar);
    ClassLoader parent = loader(LoaderOptions.defaults(), "parent");

    LoaderOptions below = LoaderOptions.defaults().withParent(parent);
    assertThat(loader(below, "app").loadClass("p.A").getClassLoader()).isSameAs(parent);
    ShelfClassLoader first = loader(below.childFirst().withParentPackages(List.of("q")), "app");
    assertThat(first.loadClass("p.A").getClassLoader()).isSameAs(first);
    assertThat(first.loadClass("p.A")).isSameAs(first.loadClass("p.A"));
    assertThat(first.loadClass("q.B").getClassLoader()).isSameAs(parent);
    assertThat(resource(first, "text").toExternalForm()).contains("/app@1!/");
    assertThat(Collections.list(first.getResources("text")))
        .extracting(URL::toExternalForm)
        .satisfiesExactly(
            url -> assertThat(url).contains("/app@1!/"),
            url -> assertThat(url).contains("/parent@1!/"));
  }

  @Test
  void manyThreadsGetTheSameClassesAndFetchOnce() throws Exception {
    JarMaker maker = jar();
    for (int i = 0; i < 40; i++) {
      maker.source("p.C" + i, "package p; public class C" + i + " {}");
    }
    put("app@1", maker.write("app.jar"));
    ShelfClassLoader loader = loader(LoaderOptions.defaults(), "app");
    shelf.bucket.drainCalls();

    List<List<Class<?>>> seen = new ArrayList<>();
    CountDownLatch start = new CountDownLatch(1);
    Callable<List<Class<?>>> all =
        () -> {
          start.await();
          List<Class<?>> classes = new ArrayList<>();
          for (int i = 0; i < 40; i++) {
            classes.add(loader.loadClass("p.C" + i));
          }
          return classes;
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<List<Class<?>>>> futures = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        futures.add(threads.submit(all));
      }
      start.countDown();
      for (Future<List<Class<?>>> future : futures) {
        seen.add(future.get());
      }
    }
    assertThat(seen).allMatch(seen.getFirst()::equals);
    assertThat(loader.classesFromShelf()).isEqualTo(40);
    assertThat(shelf.bucket.calls()).hasSize(1);
  }

  @Test
  void aClassThatCannotBeFetchedIsNotTakenForMissing() throws Exception {
    put("app@1", jar().source("app.Main", "package app; public class Main {}").write("a.jar"));
    ShelfClassLoader loader = loader(LoaderOptions.defaults(), "app");
    String pack = shelf.only("packs/");
    Bytes content = shelf.bucket.content(pack);

    shelf.bucket.remove(pack);
    assertThatExceptionOfType(CorruptObjectException.class)
        .isThrownBy(() -> loader.loadClass("app.Main"))
        .withMessageContaining(pack);
    shelf.bucket.set(pack, content);
    assertThat(newInstance(loader, "app.Main")).isNotNull();
  }

  // Deprecated for its lack of checks, but the only way to make a URL with the handler of another.
  @SuppressWarnings("deprecation")
  private static URL relative(URL base, String path) throws IOException {
    return new URL(base, path);
  }

  private static URL resource(ClassLoader loader, String name) {
    return Objects.requireNonNull(loader.getResource(name), name);
  }

  private static String text(URL url) throws IOException {
    try (InputStream in = url.openStream()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private JarMaker jar() throws IOException {
    return new JarMaker(Files.createTempDirectory(work, "jar"));
  }

  private Reference put(String id, Path jar, Reference... references) {
    try (PackageSource source = PackageSource.jar(jar)) {
      return shelf.put(id, source, references);
    }
  }

  private ShelfClassLoader loader(LoaderOptions options, String... packages) {
    Shelf reader = shelf.open();
    return ShelfClassLoader.of(reader, Stream.of(packages).map(reader::load).toList(), options);
  }

  private static Object newInstance(ClassLoader loader, String name) throws Exception {
    return loader.loadClass(name).getConstructor().newInstance();
  }
}
