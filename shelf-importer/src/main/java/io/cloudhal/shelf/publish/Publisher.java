package io.cloudhal.shelf.publish;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.InvalidSourceException;
import io.cloudhal.shelf.Published;
import io.cloudhal.shelf.ShelfWriter;
import io.cloudhal.shelf.Upload;
import io.cloudhal.shelf.format.CatalogBuilder;
import io.cloudhal.shelf.format.Digest;
import io.cloudhal.shelf.format.EntryKind;
import io.cloudhal.shelf.format.PackageId;
import io.cloudhal.shelf.format.Placement;
import io.cloudhal.shelf.format.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts packages on a shelf in two steps: {@link #stage} sends what the shelf does not have and
 * shows nobody, {@link #publish} makes any number of staged packages visible at once. If anything
 * fails or stops in between, the shelf is as it was, but for objects that nothing names; doing it
 * again sends only what is missing. Putting what is there already changes nothing. Thread-safe.
 *
 * <pre>{@code
 * Publisher publisher = Publisher.of(writer);
 * Reference slf4j = publisher.stage(slf4jId, slf4jJar, List.of(), Map.of());
 * Reference tools = publisher.stage(toolsId, toolsJar, List.of(slf4j), Map.of());
 * publisher.publish(List.of(slf4j, tools));
 * }</pre>
 */
public final class Publisher {

  private final ShelfWriter writer;
  private final SourceRules rules;
  private final PublishListener listener;
  private final boolean repairing;
  private final Set<Digest> staged;

  private Publisher(
      ShelfWriter writer,
      SourceRules rules,
      PublishListener listener,
      boolean repairing,
      Set<Digest> staged) {
    this.writer = writer;
    this.rules = rules;
    this.listener = listener;
    this.repairing = repairing;
    this.staged = staged;
  }

  /** Returns a publisher with the default rules that tells nobody. */
  public static Publisher of(ShelfWriter writer) {
    return new Publisher(
        writer,
        SourceRules.defaults(),
        PublishListener.none(),
        false,
        ConcurrentHashMap.newKeySet());
  }

  /** Returns a copy with other rules for sources. */
  public Publisher withRules(SourceRules rules) {
    return new Publisher(writer, rules, listener, repairing, staged);
  }

  /** Returns a copy that tells {@code listener}. */
  public Publisher withListener(PublishListener listener) {
    return new Publisher(writer, rules, listener, repairing, staged);
  }

  /** Returns a copy that sends everything again, because what is on the shelf may be damaged. */
  public Publisher repairing() {
    return new Publisher(writer, rules, listener, true, staged);
  }

  /** Stages one package and publishes it. */
  public Published put(
      PackageId id,
      PackageSource source,
      List<Reference> references,
      Map<String, String> attributes) {
    return publish(List.of(stage(id, source, references, attributes)));
  }

  /**
   * Sends the contents of {@code source} and a catalog of it, and returns what names them.
   *
   * @param references all packages that this one needs, in class-path order: the packages that
   *     these need are not looked up
   * @param attributes what is known of the origin beyond what the source says, by the names in
   *     {@code PackageAttributes}; they win
   * @throws InvalidSourceException if the source is unsafe, damaged, or not there, or a reference
   *     names nothing; nothing was sent
   */
  public Reference stage(
      PackageId id,
      PackageSource source,
      List<Reference> references,
      Map<String, String> attributes) {
    references.forEach(reference -> checkReference(source, reference));
    List<SourceEntry> entries = SourceCheck.entries(source, rules);
    Map<String, CheckedFile> files = check(id, source, entries);
    Map<Digest, Placement> placements = place(id, files.values());
    Map<String, String> allAttributes = new HashMap<>(source.attributes());
    allAttributes.putAll(attributes);
    Bytes catalog =
        catalog(entries, files, placements)
            .references(references)
            .attributes(allAttributes)
            .encode();
    Upload upload = told(id, writer.addCatalog(catalog, repairing));
    Reference reference = new Reference(id, upload.digest(), upload.sizeBytes());
    staged.add(reference.digest());
    listener.staged(reference);
    return reference;
  }

  /** Makes staged packages visible, all at once. */
  public Published publish(Collection<Reference> references) {
    return writer.publish(references);
  }

  private void checkReference(PackageSource source, Reference reference) {
    if (!staged.contains(reference.digest()) && !writer.hasCatalog(reference)) {
      throw new InvalidSourceException(
          source.name(),
          "needs " + reference.id() + ", which is not on the shelf",
          "put that package first",
          null);
    }
  }

  private Map<String, CheckedFile> check(
      PackageId id, PackageSource source, List<SourceEntry> entries) {
    List<SourceEntry> files =
        entries.stream().filter(entry -> entry.kind() == EntryKind.FILE).toList();
    listener.checking(id, files.size(), files.stream().mapToLong(SourceEntry::sizeBytes).sum());
    Map<String, CheckedFile> checked = new LinkedHashMap<>();
    for (SourceEntry file : files) {
      checked.put(file.path(), CheckedFile.of(source, file, bytes -> listener.checked(id, bytes)));
    }
    return checked;
  }

  private Map<Digest, Placement> place(PackageId id, Collection<CheckedFile> files) {
    Map<Digest, CheckedFile> different = new LinkedHashMap<>();
    files.stream()
        .filter(file -> file.entry().sizeBytes() > 0)
        .forEach(file -> different.putIfAbsent(file.digest(), file));
    Map<Digest, Placement> placements =
        repairing ? new HashMap<>() : new KnownFiles(writer).of(id, different.keySet());
    List<CheckedFile> missing = new ArrayList<>(different.values());
    missing.removeIf(file -> placements.containsKey(file.digest()));
    placements.putAll(pack(id, missing));
    return placements;
  }

  private Map<Digest, Placement> pack(PackageId id, List<CheckedFile> files) {
    long bytes = files.stream().mapToLong(file -> file.entry().sizeBytes()).sum();
    listener.packing(id, files.size(), bytes);
    Packer packer = new Packer(pack -> told(id, writer.addPack(pack, repairing)).digest());
    for (CheckedFile file : files) {
      packer.add(file);
      listener.packed(id, file.entry().sizeBytes());
    }
    return packer.finish();
  }

  private Upload told(PackageId id, Upload upload) {
    if (upload.sent()) {
      listener.uploaded(id, upload.sizeBytes());
    }
    return upload;
  }

  private static CatalogBuilder catalog(
      List<SourceEntry> entries,
      Map<String, CheckedFile> files,
      Map<Digest, Placement> placements) {
    CatalogBuilder catalog = new CatalogBuilder();
    for (SourceEntry entry : entries) {
      CheckedFile file = files.get(entry.path());
      if (file != null) {
        Placement placement = placements.getOrDefault(file.digest(), Placement.nowhere());
        catalog.file(entry.path(), entry.mode(), entry.sizeBytes(), file.digest(), placement);
      } else if (entry.kind() == EntryKind.SYMLINK) {
        catalog.symlink(entry.path(), entry.mode(), entry.target());
      } else {
        catalog.directory(entry.path(), entry.mode());
      }
    }
    return catalog;
  }
}
