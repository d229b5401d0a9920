package io.cloudhal.demo.opennlp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import opennlp.tools.doccat.DoccatModel;

/**
 * Serializes a model to bytes that depend on the model alone.
 *
 * <p>OpenNLP writes the current time into the archive and its manifest; this class takes it out.
 */
final class StableModel {

  private static final String MANIFEST = "manifest.properties";

  /** Comes a month after the first time that archives know, which they would write with a zone. */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);

  private StableModel() {}

  static byte[] bytes(DoccatModel model) throws IOException {
    var dated = new ByteArrayOutputStream();
    model.serialize(dated);
    var stable = new ByteArrayOutputStream();
    try (var in = new ZipInputStream(new ByteArrayInputStream(dated.toByteArray()));
        var out = new ZipOutputStream(stable)) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        var undated = new ZipEntry(entry.getName());
        undated.setTimeLocal(ALWAYS);
        out.putNextEntry(undated);
        var content = in.readAllBytes();
        out.write(entry.getName().equals(MANIFEST) ? undated(content) : content);
      }
    }
    return stable.toByteArray();
  }

  private static byte[] undated(byte[] manifest) {
    return new String(manifest, ISO_8859_1)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.startsWith("Timestamp=") ? "Timestamp=0" : line)
        .sorted()
        .collect(joining("\n", "", "\n"))
        .getBytes(ISO_8859_1);
  }
}
