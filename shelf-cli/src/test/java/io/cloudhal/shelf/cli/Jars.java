package io.cloudhal.shelf.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Jars to put on a shelf. */
final class Jars {

  private Jars() {}

  /** Writes a jar with these entries. */
  static Path write(Path jar, Map<String, String> entries) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, String> each : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue().getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return jar;
  }

  /** Compiles a class {@code app.Main} with this body of {@code main}, and puts it into a jar. */
  static Path program(Path directory, String body) throws IOException {
    Path source = Files.createDirectories(directory.resolve("app")).resolve("Main.java");
    Files.writeString(
        source,
        "package app; public class Main { public static void main(String[] args) { "
            + body
            + " } }");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int failed = compiler.run(null, null, null, "-d", directory.toString(), source.toString());
    if (failed != 0) {
      throw new IOException("the program of the test does not compile");
    }
    byte[] code = Files.readAllBytes(directory.resolve("app/Main.class"));
    return write(
        directory.resolve("program.jar"),
        Map.of(
            "META-INF/MANIFEST.MF",
            "Manifest-Version: 1.0\nMain-Class: app.Main\n",
            "app/Main.class",
            new String(code, StandardCharsets.ISO_8859_1)));
  }
}
