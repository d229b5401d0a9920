package io.cloudhal.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.testing.HeapBucket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyRotationTest {

  private final HeapBucket bucket = new HeapBucket();
  private final ShelfLocation location = new ShelfLocation(bucket, "some/shelf");
  private final InstantSource clock = InstantSource.system();
  private final ShelfKey first = ShelfKey.generate();
  private final ShelfKey second = ShelfKey.generate();
  private final ShelfKey third = ShelfKey.generate();

  @Test
  void readersOfEveryKeyOfTheChainGoOnTrusting() {
    ShelfWriter writer = create(1, first).rotate(List.of(second), 1, clock);
    writer.rotate(List.of(third), 1, clock);

    assertThat(open(Trust.of(first.fingerprint())).revision()).isEqualTo(3);
    assertThat(open(Trust.of(second.fingerprint())).revision()).isEqualTo(3);
    bucket.drainCalls();
    assertThat(open(Trust.of(third.fingerprint())).revision()).isEqualTo(3);
    assertThat(bucket.calls()).as("who trusts the newest key reads the root only").hasSize(1);
  }

  @Test
  void aKeyThatWasReplacedSignsNothingAnyMore() {
    ShelfWriter old = create(1, first);
    Bytes before = bucket.content("some/shelf/root");
    old.rotate(List.of(second), 1, clock);

    assertThatExceptionOfType(NotTrustedException.class).isThrownBy(old::refresh);
    assertThat(bucket.content("some/shelf/root")).isNotEqualTo(before);
  }

  @Test
  void rotationNeedsTheKeysOfBefore() {
    create(1, first);
    HeapBucket attacked = new HeapBucket();
    ShelfLocation elsewhere = new ShelfLocation(attacked, "some/shelf");
    ShelfWriter.create(elsewhere, List.of(third), 1, ShelfCache.none(), clock)
        .rotate(List.of(second), 1, clock);
    attacked.keys().forEach(key -> bucket.set(key, attacked.content(key)));

    assertThatExceptionOfType(NotTrustedException.class)
        .isThrownBy(() -> open(Trust.of(first.fingerprint())));
  }

  @Test
  void aThresholdIsReachedBySoManyDifferentKeysOnly() {
    create(2, first, second, third);

    assertThat(writer(first, third).refresh().changed()).isTrue();
    assertThatExceptionOfType(NotTrustedException.class)
        .isThrownBy(() -> writer(second))
        .withMessageContaining("asks for 2 signatures and accepts 1");
    assertThatExceptionOfType(NotTrustedException.class).isThrownBy(() -> writer(second, second));
  }

  @Test
  void aReaderMayAskForSeveralTrustedSigners() {
    create(1, first, second);
    Set<Fingerprint> both = Set.of(first.fingerprint(), second.fingerprint());
    Set<Fingerprint> strangers = Set.of(first.fingerprint(), third.fingerprint());

    assertThat(open(Trust.of(both, 2)).revision()).isEqualTo(1);
    assertThatExceptionOfType(NotTrustedException.class)
        .isThrownBy(() -> open(Trust.of(strangers, 2)));
  }

  @Test
  void aKeySetThatWasSeenIsNeitherTakenBackNorForked(@TempDir Path directory) throws IOException {
    ShelfCache cache = ShelfCache.in(directory);
    Trust trust = Trust.of(first.fingerprint());
    create(1, first);
    List<String> keys = bucket.keys();
    List<Bytes> contents = keys.stream().map(bucket::content).toList();
    writer(first).rotate(List.of(second), 1, clock).refresh();
    assertThat(Shelf.open(location, trust, cache, clock).revision()).isEqualTo(3);

    for (int i = 0; i < keys.size(); i++) {
      bucket.set(keys.get(i), contents.get(i));
    }
    assertThatExceptionOfType(RolledBackException.class)
        .isThrownBy(() -> Shelf.open(location, trust, cache, clock));

    ShelfWriter fork = writer(first).rotate(List.of(third), 1, clock);
    fork.refresh();
    fork.refresh();
    assertThatExceptionOfType(NotTrustedException.class)
        .as("whoever has the old key cannot lead readers elsewhere")
        .isThrownBy(() -> Shelf.open(location, trust, cache, clock))
        .withMessageContaining("not the one that was seen");
  }

  @Test
  void aMissingKeySetOfTheChainIsNamed() {
    create(1, first).rotate(List.of(second), 1, clock);
    bucket.keys().stream().filter(key -> key.contains("/keys/")).forEach(bucket::remove);

    assertThatExceptionOfType(CorruptObjectException.class)
        .isThrownBy(() -> open(Trust.of(first.fingerprint())))
        .withMessageMatching("keys/[0-9a-f]{64} is missing.*");
  }

  private ShelfWriter create(int threshold, ShelfKey... keys) {
    return ShelfWriter.create(location, List.of(keys), threshold, ShelfCache.none(), clock);
  }

  private ShelfWriter writer(ShelfKey... keys) {
    return ShelfWriter.open(location, List.of(keys), ShelfCache.none(), clock);
  }

  private Shelf open(Trust trust) {
    return Shelf.open(location, trust, ShelfCache.none(), clock);
  }
}
