package io.cloudhal.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.format.ShelfId;
import io.cloudhal.shelf.testing.TestShelf;
import io.cloudhal.shelf.testing.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrustTest {

  private final TestShelf shelf = new TestShelf();

  @BeforeEach
  void publish() {
    shelf.put("news@1", new Tree().file("a", "1"));
  }

  @Test
  void anotherKeyIsNotTrusted() {
    Trust other = Trust.of(ShelfKey.generate().fingerprint());
    assertThatExceptionOfType(NotTrustedException.class)
        .isThrownBy(() -> Shelf.open(shelf.location, other, ShelfCache.none(), shelf.clock()))
        .withMessageContaining("fingerprint");
  }

  @Test
  void aRootChangedInAnyByteIsRefused() {
    byte[] root = shelf.bucket.content("root").toByteArray();
    for (int i = 0; i < root.length; i++) {
      root[i] ^= 1;
      shelf.bucket.set("root", Bytes.copyOf(root));
      assertThatThrownBy(shelf::open).as("byte %d", i).isInstanceOf(ShelfException.class);
      root[i] ^= 1;
    }
  }

  @Test
  void aRootCutShortOrExtendedIsRefused() {
    Bytes root = shelf.bucket.content("root");
    for (int size = 0; size < root.size(); size += 7) {
      shelf.bucket.set("root", root.slice(0, size));
      assertThatThrownBy(shelf::open).isInstanceOf(CorruptObjectException.class);
    }
    shelf.bucket.set("root", Bytes.utf8(root.toUtf8() + "x"));
    assertThatThrownBy(shelf::open).isInstanceOf(CorruptObjectException.class);
  }

  @Test
  void noRootIsNoShelf() {
    shelf.bucket.remove("root");
    assertThatExceptionOfType(NotOnShelfException.class)
        .isThrownBy(shelf::open)
        .withMessageContaining("make one with init");
  }

  @Test
  void aRootIsBelievedFor90DaysAndNotASecondLonger() {
    shelf.pass(Duration.ofDays(90).minusSeconds(1));
    assertThat(shelf.open().packages()).hasSize(1);

    shelf.pass(Duration.ofSeconds(1));
    assertThatExceptionOfType(RootExpiredException.class)
        .isThrownBy(shelf::open)
        .withMessageContaining("refresh");

    Published refreshed = shelf.writer().refresh();
    assertThat(refreshed).isEqualTo(new Published(3, true));
    assertThat(shelf.open().packages()).hasSize(1);
  }

  @Test
  void anOlderRootIsRefusedOnceANewerOneWasSeen(@TempDir Path directory) throws IOException {
    ShelfCache cache = ShelfCache.in(directory);
    Bytes old = shelf.bucket.content("root");
    shelf.put("news@2", new Tree().file("a", "2"));
    assertThat(shelf.open(cache).revision()).isEqualTo(3);

    shelf.bucket.set("root", old);
    assertThatExceptionOfType(RolledBackException.class)
        .isThrownBy(() -> shelf.open(ShelfCache.in(directory)))
        .withMessageContaining("revision 2 after 3");
    assertThat(shelf.open(ShelfCache.none()).revision()).as("nobody remembers").isEqualTo(2);
  }

  @Test
  void aRootBelowTheGivenMinimumIsRefused() {
    assertThat(open(shelf.trust().withMinimumRevision(2)).revision()).isEqualTo(2);
    assertThatExceptionOfType(RolledBackException.class)
        .isThrownBy(() -> open(shelf.trust().withMinimumRevision(3)));
  }

  @Test
  void anotherShelfOfTheSameKeyIsRefusedIfOneIsGiven() {
    ShelfId mine = shelf.open().id();
    assertThat(open(shelf.trust().withShelf(mine)).id()).isEqualTo(mine);
    assertThatExceptionOfType(NotTrustedException.class)
        .isThrownBy(() -> open(shelf.trust().withShelf(new ShelfId(new UUID(1, 2)))));
  }

  @Test
  void aWriterWithAnotherKeyIsRefused() {
    TestShelf other = new TestShelf();
    assertThatExceptionOfType(NotTrustedException.class)
        .isThrownBy(
            () ->
                ShelfWriter.open(
                    shelf.location, List.of(other.key), ShelfCache.none(), shelf.clock()));
  }

  @Test
  void aShelfIsNotMadeTwice() {
    Bytes root = shelf.bucket.content("root");
    assertThatExceptionOfType(ShelfExistsException.class)
        .isThrownBy(() -> new TestShelf(shelf.bucket));
    assertThat(shelf.bucket.content("root")).isEqualTo(root);
  }

  private Shelf open(Trust trust) {
    return Shelf.open(shelf.location, trust, ShelfCache.none(), shelf.clock());
  }
}
