package io.cloudhal.aws;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The class path of this JVM as the code of a function in Lambda's Java runtime. */
final class JavaCode {

  private final Set<String> names = new HashSet<>();
  private final ZipOutputStream zip;

  private JavaCode(ZipOutputStream zip) {
    this.zip = zip;
  }

  /** Returns classes at the root and libraries in {@code lib/}, the first of equal names. */
  static byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      JavaCode code = new JavaCode(zip);
      for (String each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        Path path = Path.of(each);
        if (Files.isDirectory(path)) {
          code.addClasses(path);
        } else if (Files.isRegularFile(path)) {
          code.add("lib/" + path.getFileName(), path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void addClasses(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      add(directory.relativize(file).toString().replace(File.separatorChar, '/'), file);
    }
  }

  private void add(String name, Path file) throws IOException {
    if (names.add(name)) {
      zip.putNextEntry(new ZipEntry(name));
      Files.copy(file, zip);
      zip.closeEntry();
    }
  }
}
