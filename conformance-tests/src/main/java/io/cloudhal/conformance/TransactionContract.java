package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Version;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.ScanRequest;
import io.cloudhal.memory.TransactionResult;
import io.cloudhal.memory.TransactionResult.Committed;
import io.cloudhal.memory.TransactionResult.Conflict;
import io.cloudhal.memory.Write;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the contracts of transactions share. */
abstract class TransactionContract extends MemoryContract {

  final TransactionResult transact(String partition, Write... writes) {
    return Persistently.call(() -> store().transact(partition, List.of(writes)));
  }

  /** Runs a transaction, which must commit, and returns its versions. */
  final List<Optional<Version>> committed(String partition, Write... writes) {
    return committed(partition, List.of(writes));
  }

  final List<Optional<Version>> committed(String partition, List<Write> writes) {
    TransactionResult result = Persistently.call(() -> store().transact(partition, writes));
    assertThat(result).isInstanceOf(Committed.class);
    List<Optional<Version>> versions = ((Committed) result).versions();
    assertThat(versions).hasSameSizeAs(writes);
    return versions;
  }

  /** Asserts that a transaction lost, and that the write it names, if any, is the one that did. */
  static void assertConflict(int failed, TransactionResult result) {
    assertThat(result).isInstanceOf(Conflict.class);
    OptionalInt told = ((Conflict) result).failed();
    if (told.isPresent()) {
      assertThat(told).hasValue(failed);
    }
  }

  /** Returns the entries of a small partition. */
  final List<Entry> entries(String partition) {
    return store().scan(ScanRequest.of(partition)).items();
  }
}
