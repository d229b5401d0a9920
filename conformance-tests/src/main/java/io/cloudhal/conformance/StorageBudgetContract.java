package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobWriter;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ListRequest;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many requests the calls of the storage may cost. */
abstract class StorageBudgetContract extends ListingContract {

  @BeforeEach
  void useTheHandleOnce() {
    put(key(), "the first use may look up something");
  }

  @Test
  @Clause("storage.budget.1")
  void readingCostsAtMostItsBudget() throws Throwable {
    BlobKey key = key();
    Version version = put(key, bytes(100_000, 1));
    assertCosts("storage.stat", 1, () -> info(key));
    assertCosts("storage.open", 1, () -> read(key));
    assertCosts(
        "storage.open", 1, () -> read(key, ByteRange.of(5, 5), ReadOptions.ofVersion(version)));
    assertCosts("storage.open", 1, () -> open(key, ReadOptions.unlessVersion(version)).close());
  }

  @Test
  @Clause("storage.budget.2")
  void rangesCostAtMostTheirBudget() throws Throwable {
    BlobKey key = key();
    put(key, bytes(100_000, 2));
    List<ByteRange> neighbours =
        List.of(ByteRange.of(10, 10), ByteRange.of(20, 10), ByteRange.of(15, 5));
    assertCosts(
        "storage.readRanges",
        1,
        () -> bucket().readRanges(key, neighbours, ReadOptions.defaults()));
  }

  @Test
  @Clause("storage.budget.3")
  void writingCostsAtMostItsBudget() throws Throwable {
    BlobKey key = key();
    assertCosts("storage.put", 1, () -> put(key, "content"));
    Version version = info(key).version();
    assertCosts("storage.put", 1, () -> put(key, Bytes.utf8("content"), ifVersion(version)));
    assertCosts(
        "storage.create", 1, () -> write(key(), Bytes.utf8("content"), PutOptions.defaults()));
  }

  @Test
  @Clause("storage.budget.8")
  void discardingCostsNoMoreThanWriting() throws Exception {
    calls().clear();
    try (BlobWriter writer = bucket().create(key(), PutOptions.defaults())) {
      writer.stream().write(1);
    }
    assertThat(calls().of("storage.create")).hasSize(1);
    assertThat(calls().requests()).isLessThanOrEqualTo(budget("storage.create", 1));
  }

  @Test
  @Clause("storage.budget.4")
  void writingALargeBlobCostsAtMostTheBudgetOfItsParts() throws Throwable {
    Bytes content = large(4);
    int parts = content.size() / ConformanceFixture.PART_BYTES + 1;
    assertCosts("storage.put", parts, () -> put(key(), content));
    assertCosts("storage.create", parts, () -> write(key(), content, PutOptions.defaults()));
  }

  @Test
  @Clause("storage.budget.5")
  void copyingCostsAtMostItsBudget() throws Throwable {
    BlobKey key = key();
    Optional<Version> version = Optional.of(put(key, "content"));
    assertCosts("storage.copy", 1, () -> bucket().copy(key, version, key(), Precondition.none()));
    assertCosts(
        "storage.copy", 1, () -> bucket().copy(key, version, key(), Precondition.ifAbsent()));
  }

  @Test
  @Clause("storage.budget.6")
  void deletingCostsAtMostItsBudget() throws Throwable {
    BlobKey key = key();
    Version version = put(key, "content");
    assertCosts("storage.delete", 1, () -> bucket().delete(key, Precondition.ifVersion(version)));
    assertCosts("storage.delete", 1, () -> bucket().delete(key, Precondition.none()));
    List<BlobKey> keys = putMany(folder(), 20);
    assertCosts("storage.deleteAll", 20, () -> bucket().deleteAll(keys));
  }

  @Test
  @Clause("storage.budget.7")
  void aPageCostsAtMostItsBudget() throws Throwable {
    String folder = folder();
    putMany(folder, 20);
    assertCosts("storage.list", 1, () -> bucket().list(ListRequest.deep(folder)));
    assertCosts("storage.list", 1, () -> bucket().list(ListRequest.deep(folder).withPageSize(3)));
    assertCosts("storage.list", 1, () -> bucket().list(ListRequest.shallow(folder)));
  }

  private void assertCosts(String operation, int items, ThrowingCallable call) throws Throwable {
    calls().clear();
    call.call();
    assertThat(calls().of(operation)).as(operation).hasSize(1);
    assertThat(calls().requests()).as(operation).isBetween(1L, budget(operation, items));
  }
}
