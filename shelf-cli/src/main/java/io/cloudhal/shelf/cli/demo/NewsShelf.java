package io.cloudhal.shelf.cli.demo;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.shelf.NotOnShelfException;
import io.cloudhal.shelf.Published;
import io.cloudhal.shelf.cli.MavenOptions;
import io.cloudhal.shelf.cli.Output;
import io.cloudhal.shelf.cli.Publishing;
import io.cloudhal.shelf.cli.ShelfOptions;
import io.cloudhal.shelf.format.PackageId;
import io.cloudhal.shelf.format.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Puts what the functions of the demo need on the shelf. */
final class NewsShelf {

  private final ShelfOptions options;
  private final MavenOptions maven;
  private final Output output;

  NewsShelf(ShelfOptions options, MavenOptions maven, Output output) {
    this.options = options;
    this.maven = maven;
    this.output = output;
  }

  /** Puts the library and the adapter, and returns what lets a function import them. */
  ImportTicket publish(CloudComputer computer) throws IOException {
    computer.provisioner().ensureBucket(options.bucket());
    Publishing publishing = opened(computer);
    Publishing.Result library = publishing.put(maven.closure(NewsPackages.OPENNLP));
    tell("Put " + NewsPackages.OPENNLP + " and what it needs", library);
    Publishing.Result adapter = putAdapter(publishing, library.packages());
    tell("Put the adapter", adapter);
    Published published = adapter.published();
    return new ImportTicket(
        options.bucket().value(),
        options.location(computer).prefix(),
        options.signingKey().fingerprint().toString(),
        published.revision(),
        adapter.packages().get(0).id().toString());
  }

  private Publishing opened(CloudComputer computer) throws IOException {
    try {
      options.makeKeyIfMissing();
      return Publishing.open(options, computer);
    } catch (NotOnShelfException e) {
      return Publishing.create(options, computer, options.signingKey());
    }
  }

  private void tell(String what, Publishing.Result result) {
    output.line(
        "%s: %d packages, %s sent",
        what, result.packages().size(), Output.size(result.uploadedBytes()));
  }

  private static Publishing.Result putAdapter(Publishing publishing, List<Reference> library)
      throws IOException {
    Path jar = Files.createTempFile("news-classifier", ".jar");
    try (InputStream resource =
        Objects.requireNonNull(
            NewsShelf.class.getResourceAsStream(NewsPackages.ADAPTER_JAR), "the adapter's jar")) {
      Files.write(jar, resource.readAllBytes());
      PackageId id = PackageId.of(NewsPackages.ADAPTER, NewsPackages.ADAPTER_VERSION);
      return publishing.put(id, jar, library.reversed());
    } finally {
      Files.delete(jar);
    }
  }
}
