package io.cloudhal.shelf.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SortedMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

final class CatalogProperties {

  @Provide
  Arbitrary<SortedMap<String, Trees.Node>> trees() {
    return Trees.trees();
  }

  @Provide
  Arbitrary<String> paths() {
    return Trees.paths();
  }

  @Property(tries = 300)
  void aCatalogHoldsExactlyTheTree(@ForAll("trees") SortedMap<String, Trees.Node> tree) {
    Catalog catalog = open(Trees.encode(tree));
    Map<String, Trees.Node> model = Trees.complete(tree);

    assertThat(catalog.size()).isEqualTo(model.size());
    model.forEach((path, node) -> assertSame(catalog, path, node));
  }

  @Property(tries = 300)
  void aLookupAnswersAsAMapDoes(
      @ForAll("trees") SortedMap<String, Trees.Node> tree, @ForAll("paths") String path) {
    Catalog catalog = open(Trees.encode(tree));

    assertThat(catalog.lookup(path).isPresent()).isEqualTo(Trees.complete(tree).containsKey(path));
    assertThat(catalog.lookup(path + "/")).isEmpty();
    assertThat(catalog.lookup("/" + path)).isEmpty();
  }

  @Property(tries = 300)
  void equalTreesGiveEqualBytes(
      @ForAll("trees") SortedMap<String, Trees.Node> tree, @ForAll Random random) {
    CatalogBuilder shuffled = new CatalogBuilder();
    List<String> paths = new ArrayList<>(tree.keySet());
    Collections.shuffle(paths, random);
    for (String path : paths) {
      Trees.Node node = Objects.requireNonNull(tree.get(path));
      switch (node.kind()) {
        case FILE -> shuffled.file(path, node.mode(), node.size(), node.digest(), node.placement());
        case DIRECTORY -> shuffled.directory(path, node.mode());
        case SYMLINK -> shuffled.symlink(path, node.mode(), node.to());
      }
    }
    assertThat(shuffled.encode().toByteArray()).isEqualTo(Trees.encode(tree));
  }

  @Property(tries = 300)
  void whateverIsDamagedIsRefusedOrSafeToRead(
      @ForAll("trees") SortedMap<String, Trees.Node> tree,
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 4) int changes) {
    byte[] bytes = Trees.encode(tree);
    for (int i = 0; i < changes; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    readAll(bytes);
  }

  @Property(tries = 300)
  void whateverIsCutShortIsRefusedOrSafeToRead(
      @ForAll("trees") SortedMap<String, Trees.Node> tree, @ForAll Random random) {
    byte[] bytes = Trees.encode(tree);
    readAll(Arrays.copyOf(bytes, random.nextInt(bytes.length)));
  }

  private static void readAll(byte[] bytes) {
    Catalog catalog;
    try {
      catalog = open(bytes);
    } catch (FormatException e) {
      assertThat(e).hasMessageNotContaining("null");
      return;
    }
    for (int i = 0; i < catalog.size(); i++) {
      TreeEntry entry = catalog.entry(i);
      assertThat(catalog.childCount(i)).isNotNegative();
      assertThat(catalog.target(i)).isNotNull();
      if (entry.kind() == EntryKind.FILE) {
        assertThat(catalog.placement(i).frames()).hasSize(catalog.frameCount(i));
      }
      assertThat(catalog.resolve(entry.path())).isNotNull();
    }
  }

  private static void assertSame(Catalog catalog, String path, Trees.Node node) {
    OptionalInt found = catalog.lookup(path);
    assertThat(found).as(path).isPresent();
    int entry = found.getAsInt();
    assertThat(catalog.entry(entry))
        .isEqualTo(new TreeEntry(path, node.kind(), node.mode(), node.size(), node.digest()));
    assertThat(catalog.target(entry)).isEqualTo(node.to());
    if (node.kind() == EntryKind.FILE) {
      assertThat(catalog.placement(entry)).isEqualTo(node.placement());
    }
    for (int child = 0; child < catalog.childCount(entry); child++) {
      assertThat(catalog.parent(catalog.firstChild(entry) + child)).isEqualTo(entry);
    }
  }

  private static Catalog open(byte[] bytes) {
    return Catalog.open(MemorySegment.ofArray(bytes));
  }
}
