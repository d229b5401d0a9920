package io.cloudhal.shelf.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.InvalidSourceException;
import io.cloudhal.shelf.format.PackageId;
import io.cloudhal.shelf.testing.TestShelf;
import io.cloudhal.shelf.testing.Tree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceCheckTest {

  private final TestShelf shelf = new TestShelf();
  private List<String> before = List.of();

  @BeforeEach
  void remember() {
    before = shelf.bucket.keys();
  }

  @AfterEach
  void nothingWasWritten() {
    assertThat(shelf.bucket.keys()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil", "a/../../evil", "a/..", "..", "/etc/passwd", "a\\..\\evil", "C:evil", "c:/evil",
        "./a", "a/./b", "a//b", "a/", "nul\0", "line\nbreak", "", "lone\ud800surrogate"
      })
  void anUnsafePathIsRefused(String path) {
    assertRefused(new Tree().file("good", "1").file(path, "x"), "holds the entry");
  }

  @Test
  void pathsAndNamesHaveBounds() {
    assertThat(PathRules.problem("n".repeat(255))).isEmpty();
    assertThat(PathRules.problem("n".repeat(256))).isPresent();
    assertThat(PathRules.problem("ü".repeat(128))).isPresent();
    String deep = "d/".repeat(2047);
    assertThat(PathRules.problem(deep + "ff")).isEmpty();
    assertThat(PathRules.problem(deep + "fff")).isPresent();
  }

  @Test
  void aPathThatComesTwiceIsRefused() {
    assertRefused(new Tree().file("a", "1").file("a", "1"), "holds a twice");
    assertRefused(new Tree().file("a", "1").directory("a"), "holds a twice");
    assertRefused(new Tree().file("a/b", "1").file("a", "1"), "below a, no directory");
  }

  @Test
  void pathsThatSomeFileSystemsTakeForOneAreRefused() {
    assertRefused(new Tree().file("LICENSE", "1").file("license", "1"), "take for one");
    assertRefused(new Tree().file("A/x", "1").file("a/y", "1"), "take for one");
    assertRefused(new Tree().file("\u00fc", "1").file("u\u0308", "1"), "take for one");
    assertRefused(new Tree().file("stra\u00dfe", "1").file("STRASSE", "1"), "take for one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc", "../x", "../../x", "d/../../x", "nowhere", "loop", "up/../../x"})
  void aLinkThatLeadsOutOrNowhereIsRefused(String target) {
    Tree tree = new Tree().file("d/x", "1").link("loop", "loop").link("d/e/up", "../..");
    assertRefused(tree.link("d/link", target), "leads nowhere within it");
  }

  @Test
  void aSourceBeyondItsBoundsIsRefused() {
    SourceRules rules = SourceRules.defaults().withMaxEntries(2).withMaxBytes(10);
    assertRefused(rules, new Tree().file("a", "").file("b", "").file("c", ""), "has 3 entries");
    assertRefused(rules, new Tree().file("a", "123456").file("b", "12345"), "more than 10 bytes");
  }

  @Test
  void aFileThatHasAnotherSizeThanItSaysIsRefused() {
    for (int actual : new int[] {4, 6}) {
      Tree tree = new Tree();
      tree.add(SourceEntry.file("a", 0644, 5, () -> new ByteArrayInputStream(new byte[actual])));
      assertRefused(tree, "bytes than it says");
    }
  }

  @Test
  void aFileThatCannotBeReadIsRefused() {
    Tree tree = new Tree().file("good", "1");
    tree.add(
        SourceEntry.file(
            "a",
            0644,
            5,
            () -> {
              throw new IOException("the disk is broken");
            }));
    assertRefused(tree, "the disk is broken");
  }

  @Test
  void aFileThatChangesBetweenThePassesIsRefused() {
    AtomicInteger passes = new AtomicInteger();
    Tree tree = new Tree();
    tree.add(
        SourceEntry.file(
            "a", 0644, 1, () -> Bytes.utf8("" + passes.getAndIncrement()).openStream()));
    assertRefused(tree, "changed while it was published");
  }

  private void assertRefused(Tree tree, String message) {
    assertRefused(SourceRules.defaults(), tree, message);
  }

  private void assertRefused(SourceRules rules, Tree tree, String message) {
    assertThatExceptionOfType(InvalidSourceException.class)
        .isThrownBy(
            () ->
                shelf
                    .publisher()
                    .withRules(rules)
                    .put(PackageId.parse("news@1"), tree, List.of(), Map.of()))
        .withMessageContaining(message);
  }
}
