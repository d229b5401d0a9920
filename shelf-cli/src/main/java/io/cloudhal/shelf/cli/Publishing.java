package io.cloudhal.shelf.cli;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.shelf.PackageAttributes;
import io.cloudhal.shelf.Published;
import io.cloudhal.shelf.ShelfKey;
import io.cloudhal.shelf.ShelfLocation;
import io.cloudhal.shelf.ShelfWriter;
import io.cloudhal.shelf.cli.maven.MavenArtifact;
import io.cloudhal.shelf.format.PackageId;
import io.cloudhal.shelf.format.Reference;
import io.cloudhal.shelf.publish.PackageSource;
import io.cloudhal.shelf.publish.PublishListener;
import io.cloudhal.shelf.publish.Publisher;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Puts packages on a shelf, with a progress bar. */
public final class Publishing {

  /**
   * What was put.
   *
   * @param packages what is on the shelf now, in class-path order
   * @param published the revision that shows it
   * @param uploadedBytes what had to be sent
   */
  public record Result(List<Reference> packages, Published published, long uploadedBytes) {}

  private final ShelfWriter writer;
  private final boolean repairing;

  private Publishing(ShelfWriter writer, boolean repairing) {
    this.writer = writer;
    this.repairing = repairing;
  }

  /** Returns a copy that sends everything again if {@code repair} says so. */
  Publishing repairing(boolean repair) {
    return new Publishing(writer, repair);
  }

  /** Opens a shelf that is there. */
  public static Publishing open(ShelfOptions options, CloudComputer computer) {
    return new Publishing(
        ShelfWriter.open(
            options.location(computer),
            List.of(options.signingKey()),
            options.cache(),
            InstantSource.system()),
        false);
  }

  /** Makes a shelf, and the bucket for it. */
  public static Publishing create(ShelfOptions options, CloudComputer computer, ShelfKey key) {
    computer.provisioner().ensureBucket(options.bucket());
    ShelfLocation location = options.location(computer);
    return new Publishing(
        ShelfWriter.create(location, List.of(key), 1, options.cache(), InstantSource.system()),
        false);
  }

  /** Returns the current revision of the shelf. */
  public long revision() {
    return writer.current().revision();
  }

  /** Puts the jars of a Maven closure, each as a package, visible all at once. */
  public Result put(List<MavenArtifact> closure) {
    Staging staging = new Staging();
    Map<String, List<Reference>> needed = new LinkedHashMap<>();
    Map<String, Reference> staged = new LinkedHashMap<>();
    for (MavenArtifact each : closure) {
      List<Reference> references = references(each, staged, needed);
      Map<String, String> attributes = Map.of(PackageAttributes.PURL, each.purl());
      PackageId id = PackageId.maven(each.groupId(), each.artifactId(), each.version());
      staged.put(each.name(), staging.add(id, each.file(), references, attributes));
      needed.put(each.name(), references);
    }
    return staging.publish(List.copyOf(staged.values()));
  }

  /** Returns what an artifact needs, directly and indirectly, in class-path order. */
  private static List<Reference> references(
      MavenArtifact artifact, Map<String, Reference> staged, Map<String, List<Reference>> needed) {
    Map<PackageId, Reference> all = new LinkedHashMap<>();
    for (String name : artifact.dependencies()) {
      Reference direct = staged.get(name);
      if (direct != null) {
        all.putIfAbsent(direct.id(), direct);
      }
    }
    for (String name : artifact.dependencies()) {
      needed.getOrDefault(name, List.of()).forEach(each -> all.putIfAbsent(each.id(), each));
    }
    return List.copyOf(all.values());
  }

  /** Puts a jar or a directory as one package. */
  public Result put(PackageId id, Path source, List<Reference> references) {
    Staging staging = new Staging();
    return staging.publish(List.of(staging.add(id, source, references, Map.of())));
  }

  /** Signs the shelf anew. */
  public Published refresh() {
    return writer.refresh();
  }

  private final class Staging {

    private final AtomicLong uploaded = new AtomicLong();
    private final List<Reference> references = new ArrayList<>();

    private Reference add(
        PackageId id, Path file, List<Reference> needs, Map<String, String> attributes) {
      boolean jar = file.toString().endsWith(".jar");
      try (PackageSource source = jar ? PackageSource.jar(file) : PackageSource.directory(file);
          Progress progress = Progress.of("put " + id.version(), "kB", 1000, -1)) {
        Publisher told = Publisher.of(writer).withListener(new Shown(progress, uploaded));
        Publisher publisher = repairing ? told.repairing() : told;
        Reference reference = publisher.stage(id, source, needs, attributes);
        references.add(reference);
        return reference;
      }
    }

    private Result publish(List<Reference> packages) {
      Published published = writer.publish(references);
      return new Result(packages, published, uploaded.get());
    }
  }

  private record Shown(Progress progress, AtomicLong uploaded) implements PublishListener {

    @Override
    public void packing(PackageId id, long files, long bytes) {
      progress.show(id.name());
    }

    @Override
    public void packed(PackageId id, long bytes) {
      progress.advance(bytes);
    }

    @Override
    public void uploaded(PackageId id, long bytes) {
      uploaded.addAndGet(bytes);
    }
  }
}
