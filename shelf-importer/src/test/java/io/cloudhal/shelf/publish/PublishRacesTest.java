package io.cloudhal.shelf.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudhal.Bytes;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.shelf.Shelf;
import io.cloudhal.shelf.format.IndexEntry;
import io.cloudhal.shelf.testing.StubbornBucket;
import io.cloudhal.shelf.testing.TestShelf;
import io.cloudhal.shelf.testing.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PublishRacesTest {

  private final StubbornBucket bucket = new StubbornBucket();
  private final TestShelf shelf = new TestShelf(bucket);

  @Test
  void anInterruptedPutChangesNothingAndSucceedsWhenRepeated() {
    shelf.put("news@1", new Tree().file("a", "old"));
    Bytes root = bucket.content("root");
    for (int writes : new int[] {0, 1, 1}) {
      bucket.allow(writes);
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> shelf.put("news@1", new Tree().file("a", "new")));
      assertThat(bucket.content("root")).isEqualTo(root);
      assertThat(shelf.load("news").read("a").toUtf8()).isEqualTo("old");
    }
    bucket.allow(Integer.MAX_VALUE);
    bucket.drainCalls();
    shelf.put("news@1", new Tree().file("a", "new"));

    assertThat(shelf.load("news").read("a").toUtf8()).isEqualTo("new");
    assertThat(bucket.calls().stream().filter(call -> call.startsWith("put")))
        .as("pack and catalog were sent before")
        .containsExactly("put root");
  }

  @Test
  void whoLosesTheRaceForTheRootTriesAgainAndUndoesNothing() {
    bucket.before("root", () -> shelf.put("theirs@1", new Tree().file("a", "theirs")));
    shelf.put("mine@1", new Tree().file("a", "mine"));

    Shelf reader = shelf.open();
    assertThat(reader.load("theirs").read("a").toUtf8()).isEqualTo("theirs");
    assertThat(reader.load("mine").read("a").toUtf8()).isEqualTo("mine");
    assertThat(reader.revision()).isEqualTo(3);
  }

  @Test
  void whoLosesTheRaceToTheSameContentPublishesNothing() {
    bucket.before("root", () -> shelf.put("news@1", new Tree().file("a", "same")));
    shelf.put("news@1", new Tree().file("a", "same"));

    assertThat(shelf.open().revision()).isEqualTo(2);
  }

  @Test
  void manyPublishersAtOnceAllEndUpOnTheShelf() throws Exception {
    int publishers = 8;
    int packages = 6;
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(publishers)) {
      List<Future<?>> all = new ArrayList<>();
      for (int publisher = 0; publisher < publishers; publisher++) {
        int mine = publisher;
        all.add(threads.submit(() -> putMany(start, mine, packages)));
      }
      start.countDown();
      for (Future<?> each : all) {
        each.get();
      }
    }

    Shelf reader = shelf.open();
    assertThat(reader.revision()).isEqualTo(1 + publishers * packages);
    assertThat(reader.packages()).hasSize(publishers * packages);
    assertThat(reader.packages())
        .extracting(IndexEntry::published)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(2, 1 + publishers * packages).mapToObj(i -> (long) i).toList());
    assertThat(reader.load("p3").read("a").toUtf8()).isEqualTo("3-5");
  }

  private @Nullable Void putMany(CountDownLatch start, int publisher, int packages)
      throws InterruptedException {
    start.await();
    for (int i = 0; i < packages; i++) {
      shelf.put("p" + publisher + "@" + i, new Tree().file("a", publisher + "-" + i));
    }
    return null;
  }
}
