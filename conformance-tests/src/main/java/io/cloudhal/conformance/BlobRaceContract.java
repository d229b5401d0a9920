package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.WriteResult.Written;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.BlobWriter;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import io.cloudhal.storage.ReadResult;
import io.cloudhal.storage.ReadResult.Found;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Conditions decide races: each has one winner. */
abstract class BlobRaceContract extends StorageContract {

  private static final int RACERS = 8;
  private static final int INCREMENTS = 5;

  @Test
  @Clause("storage.race.1")
  void ofManyPutsIfAbsentOneWins() throws Exception {
    BlobKey key = key();
    Bucket bucket = bucket();
    List<WriteResult> results =
        Concurrently.race(
            RACERS,
            racer ->
                bucket.put(
                    key,
                    BlobSource.of(Bytes.utf8("racer " + racer)),
                    PutOptions.defaults().ifAbsent()));
    int winner = onlyWinner(results);
    assertThat(readText(key)).isEqualTo("racer " + winner);
    assertThat(info(key).version()).isEqualTo(results.get(winner).version());
  }

  @Test
  @Clause("storage.race.2")
  void ofManyPutsIfVersionOneWins() throws Exception {
    BlobKey key = key();
    PutOptions options = ifVersion(put(key, "start"));
    Bucket bucket = bucket();
    List<WriteResult> results =
        Concurrently.race(
            RACERS, racer -> bucket.put(key, BlobSource.of(Bytes.utf8("racer " + racer)), options));
    assertThat(readText(key)).isEqualTo("racer " + onlyWinner(results));
  }

  @Test
  @Clause("storage.race.3")
  void ofManyCommitsIfAbsentOneWins() throws Exception {
    BlobKey key = key();
    Bucket bucket = bucket();
    List<BlobWriter> writers = new ArrayList<>();
    try {
      for (int racer = 0; racer < RACERS; racer++) {
        BlobWriter writer = bucket.create(key, PutOptions.defaults().ifAbsent());
        writers.add(writer);
        Bytes.utf8("racer " + racer).writeTo(writer.stream());
      }
      int winner = onlyWinner(Concurrently.race(RACERS, racer -> writers.get(racer).commit()));
      assertThat(readText(key)).isEqualTo("racer " + winner);
    } finally {
      writers.forEach(BlobWriter::close);
    }
  }

  @Test
  @Clause("storage.race.4")
  void ofManyCopiesIfAbsentOneWins() throws Exception {
    BlobKey to = key();
    Bucket bucket = bucket();
    List<BlobKey> sources = IntStream.range(0, RACERS).mapToObj(i -> key()).toList();
    sources.forEach(source -> put(source, source.value()));
    List<WriteResult> results =
        Concurrently.race(
            RACERS,
            racer ->
                bucket.copy(sources.get(racer), Optional.empty(), to, Precondition.ifAbsent()));
    assertThat(readText(to)).isEqualTo(sources.get(onlyWinner(results)).value());
  }

  @Test
  @Clause("storage.race.5")
  void ofManyDeletesIfVersionOneWins() {
    BlobKey key = key();
    Precondition seen = Precondition.ifVersion(put(key, "content"));
    Bucket bucket = bucket();
    List<DeleteResult> results = Concurrently.race(RACERS, racer -> bucket.delete(key, seen));
    assertThat(results).filteredOn(DeleteResult.Deleted.class::isInstance).hasSize(1);
    assertThat(bucket.stat(key)).isEmpty();
  }

  @Test
  @Clause("storage.race.6")
  void compareAndSetLosesNoUpdate() throws Exception {
    BlobKey key = key();
    put(key, "0");
    Bucket bucket = bucket();
    List<List<Version>> written =
        Concurrently.race(
            RACERS / 2,
            racer -> IntStream.range(0, INCREMENTS).mapToObj(i -> increment(bucket, key)).toList());
    assertThat(readText(key)).isEqualTo("" + RACERS / 2 * INCREMENTS);
    assertThat(written.stream().flatMap(List::stream).distinct()).hasSize(RACERS / 2 * INCREMENTS);
  }

  private static Version increment(Bucket bucket, BlobKey key) {
    while (true) {
      try (ReadResult result = bucket.open(key, ByteRange.all(), ReadOptions.defaults())) {
        Found found = (Found) result;
        int next = Integer.parseInt(Bytes.wrap(found.body().readAllBytes()).toUtf8()) + 1;
        Bytes content = Bytes.utf8(Integer.toString(next));
        PutOptions options = ifVersion(found.info().version());
        if (bucket.put(key, BlobSource.of(content), options) instanceof Written done) {
          return done.version();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static int onlyWinner(List<WriteResult> results) {
    List<Integer> winners =
        IntStream.range(0, results.size()).filter(i -> results.get(i).written()).boxed().toList();
    assertThat(winners).hasSize(1);
    return winners.get(0);
  }
}
