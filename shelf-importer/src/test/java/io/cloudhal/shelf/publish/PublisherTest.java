package io.cloudhal.shelf.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.InvalidSourceException;
import io.cloudhal.shelf.PackageAttributes;
import io.cloudhal.shelf.Published;
import io.cloudhal.shelf.ShelfPackage;
import io.cloudhal.shelf.format.Digest;
import io.cloudhal.shelf.format.PackageId;
import io.cloudhal.shelf.format.Reference;
import io.cloudhal.shelf.testing.TestShelf;
import io.cloudhal.shelf.testing.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PublisherTest {

  private static final PackageId NEWS = PackageId.parse("news@1");

  private final TestShelf shelf = new TestShelf();

  @Test
  void puttingTheSameAgainWritesNothing() {
    Published first = put(new Tree().file("a", "1").file("b", noise(1_000_000)));
    shelf.bucket.drainCalls();
    Published second = put(new Tree().file("b", noise(1_000_000)).file("a", "1"));

    assertThat(first).isEqualTo(new Published(2, true));
    assertThat(second).as("in whatever order").isEqualTo(new Published(2, false));
    assertThat(shelf.bucket.calls()).noneMatch(call -> call.startsWith("put"));
  }

  @Test
  void unchangedFilesAreNotSentAgain() {
    put(new Tree().file("big", noise(900_000)).file("small", "1").file("gone", "x"));
    AtomicLong sent = new AtomicLong();
    PublishListener listener =
        new PublishListener() {
          @Override
          public void uploaded(PackageId id, long bytes) {
            sent.addAndGet(bytes);
          }
        };
    shelf
        .publisher()
        .withListener(listener)
        .put(
            PackageId.parse("news@2"),
            new Tree().file("big", noise(900_000)).file("small", "2").file("copy", noise(900_000)),
            List.of(),
            Map.of());

    assertThat(sent.get()).as("one small pack and a catalog").isLessThan(2_000);
    assertThat(shelf.load("news@2").read("copy")).isEqualTo(noise(900_000));
    assertThat(shelf.load("news@2").read("small").toUtf8()).isEqualTo("2");
    assertThat(shelf.load("news@1").verify(bytes -> {}).problems()).isEmpty();
    assertThat(shelf.load("news@2").verify(bytes -> {}).problems()).isEmpty();
  }

  @Test
  void theSamePackUnderAnotherNameIsNotSentAgain() {
    put(new Tree().file("big", noise(900_000)));
    shelf.bucket.drainCalls();
    shelf.put("other@1", new Tree().file("big", noise(900_000)));

    assertThat(shelf.bucket.calls()).noneMatch(call -> call.startsWith("put packs/"));
  }

  @Test
  void whatIsStagedShowsWhenItIsPublishedAllAtOnce() {
    Publisher publisher = shelf.publisher();
    Reference one = publisher.stage(NEWS, new Tree().file("a", "1"), List.of(), Map.of());
    Reference two =
        publisher.stage(
            PackageId.parse("app@1"), new Tree().file("b", "2"), List.of(one), Map.of("x", "y"));
    assertThat(shelf.open().packages()).isEmpty();

    assertThat(publisher.publish(List.of(one, two))).isEqualTo(new Published(2, true));
    assertThat(shelf.open().packages()).hasSize(2);
    assertThat(shelf.load("app").closure()).containsExactly(two, one);
    assertThat(shelf.load("app").attributes()).containsEntry("x", "y");
  }

  @Test
  void aReferenceToNothingIsRefusedBeforeAnythingIsSent() {
    List<String> before = shelf.bucket.keys();
    Reference dangling = new Reference(NEWS, Digest.of(new byte[0]), 100);

    assertThatExceptionOfType(InvalidSourceException.class)
        .isThrownBy(() -> shelf.put("app@1", new Tree().file("a", "1"), dangling))
        .withMessageContaining("needs news@1, which is not on the shelf: put that package first");
    assertThat(shelf.bucket.keys()).isEqualTo(before);
  }

  @Test
  void anExpiredShelfIsPublishedToAndIsFreshAfterwards() {
    shelf.pass(Duration.ofDays(100));
    put(new Tree().file("a", "1"));

    assertThat(shelf.load("news").read("a").toUtf8()).isEqualTo("1");
  }

  @Test
  void aPackThatWasLostIsSentAgainWithoutBeingAsked() {
    put(new Tree().file("a", "1"));
    shelf.bucket.remove(shelf.only("packs/"));
    put(new Tree().file("a", "1"));

    assertThat(shelf.load("news").verify(bytes -> {}).problems()).isEmpty();
  }

  @Test
  void attributesOfTheCallerWinOverThoseOfTheSource() {
    Tree tree = new Tree().file("a", "1");
    shelf
        .publisher()
        .put(
            NEWS, tree, List.of(), Map.of(PackageAttributes.LICENCE, "MIT", "source.name", "mine"));

    ShelfPackage news = shelf.load("news");
    assertThat(news.attributes())
        .containsEntry("licence", "MIT")
        .containsEntry("source.name", "mine");
  }

  @Test
  void theListenerIsToldOfEveryByteOnce() {
    AtomicLong checked = new AtomicLong();
    AtomicLong packed = new AtomicLong();
    AtomicLong announced = new AtomicLong();
    PublishListener listener =
        new PublishListener() {
          @Override
          public void checking(PackageId id, long files, long bytes) {
            announced.addAndGet(bytes);
          }

          @Override
          public void checked(PackageId id, long bytes) {
            checked.addAndGet(bytes);
          }

          @Override
          public void packed(PackageId id, long bytes) {
            packed.addAndGet(bytes);
          }
        };
    Tree tree = new Tree().file("a", noise(300_000)).file("b", "12345").file("same", "12345");
    shelf.publisher().withListener(listener).put(NEWS, tree, List.of(), Map.of());

    assertThat(announced).hasValue(300_010);
    assertThat(checked).hasValue(300_010);
    assertThat(packed).as("what is there twice is packed once").hasValue(300_005);
  }

  @Test
  void anEmptyPackageIsAPackage() {
    put(new Tree());
    assertThat(shelf.load("news").catalog().size()).isEqualTo(1);
    assertThat(shelf.load("news").verify(bytes -> {}).problems()).isEmpty();
  }

  private Published put(Tree tree) {
    return shelf.publisher().put(NEWS, tree, List.of(), Map.of());
  }

  private static Bytes noise(int size) {
    byte[] noise = new byte[size];
    new Random(size).nextBytes(noise);
    return Bytes.wrap(noise);
  }
}
