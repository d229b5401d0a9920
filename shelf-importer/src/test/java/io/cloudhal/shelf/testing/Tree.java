package io.cloudhal.shelf.testing;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.publish.PackageSource;
import io.cloudhal.shelf.publish.SourceEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A source whose entries are given one by one. */
public final class Tree implements PackageSource {

  private final List<SourceEntry> entries = new ArrayList<>();

  /** Adds a file with a text. */
  public Tree file(String path, String text) {
    return file(path, Bytes.utf8(text));
  }

  /** Adds a file. */
  public Tree file(String path, Bytes content) {
    return add(SourceEntry.file(path, 0644, content.size(), content::openStream));
  }

  /** Adds a link. */
  public Tree link(String path, String target) {
    return add(SourceEntry.symlink(path, target));
  }

  /** Adds a directory. */
  public Tree directory(String path) {
    return add(SourceEntry.directory(path, 0755));
  }

  /** Adds anything. */
  public Tree add(SourceEntry entry) {
    entries.add(entry);
    return this;
  }

  @Override
  public String name() {
    return "tree";
  }

  @Override
  public List<SourceEntry> entries() {
    return List.copyOf(entries);
  }

  @Override
  public Map<String, String> attributes() {
    return Map.of();
  }

  @Override
  public long storedBytes() {
    return entries.stream().mapToLong(SourceEntry::sizeBytes).sum();
  }

  @Override
  public void close() {}
}
