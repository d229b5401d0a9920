package io.cloudhal.shelf.testing;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles sources and makes jars of them. */
public final class JarMaker {

  private final Path work;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  /** Makes a jar with {@code work} as a place for files, which must be empty. */
  public JarMaker(Path work) {
    this.work = work;
  }

  /** Adds the manifest with these lines after its version. */
  public JarMaker manifest(String... lines) {
    return entry(
        "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n" + String.join("\n", lines) + "\n\n");
  }

  /** Adds an entry. */
  public JarMaker entry(String path, String text) {
    entries.put(path, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Adds the classes of {@code source}, which declares the class {@code name}. */
  public JarMaker source(String name, String source, Path... classPath) {
    return source("", name, source, classPath);
  }

  /** Adds the classes of {@code source} below {@code prefix}. */
  public JarMaker source(String prefix, String name, String source, Path... classPath) {
    try {
      Path sources = Files.createTempDirectory(work, "src");
      Path classes = Files.createTempDirectory(work, "out");
      Path file = sources.resolve(name.replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      Files.writeString(file, source);
      compile(file, classes, classPath);
      try (Stream<Path> files = Files.walk(classes)) {
        for (Path each : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
          entries.put(
              prefix + classes.relativize(each).toString().replace('\\', '/'),
              Files.readAllBytes(each));
        }
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the jar. */
  public Path write(String name) {
    Path jar = work.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  private static void compile(Path file, Path classes, Path... classPath) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-proc:none"));
    arguments.add("-cp");
    arguments.add(
        String.join(File.pathSeparator, Stream.of(classPath).map(Path::toString).toList()));
    arguments.add(file.toString());
    if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
      throw new AssertionError("the test's source does not compile");
    }
  }
}
