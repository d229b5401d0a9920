package io.cloudhal.conformance;

import org.junit.jupiter.api.Nested;

/** The contracts of the memory. */
abstract class MemorySuite extends SuiteLifecycle {

  @Nested
  final class EntryPut extends EntryPutContract {}

  @Nested
  final class EntryCondition extends EntryConditionContract {}

  @Nested
  final class EntryDelete extends EntryDeleteContract {}

  @Nested
  final class GetAll extends GetAllContract {}

  @Nested
  final class WriteAll extends WriteAllContract {}

  @Nested
  final class Transact extends TransactContract {}

  @Nested
  final class TransactCheck extends TransactCheckContract {}

  @Nested
  final class TransactLimit extends TransactLimitContract {}

  @Nested
  final class TransactRace extends TransactRaceContract {}

  @Nested
  final class EntryKeys extends EntryKeyContract {}

  @Nested
  final class EntryValue extends EntryValueContract {}

  @Nested
  final class ScanRange extends ScanRangeContract {}

  @Nested
  final class ScanPage extends ScanPageContract {}

  @Nested
  final class TimeToLive extends TimeToLiveContract {}

  @Nested
  final class ExpiredEntry extends ExpiredEntryContract {}

  @Nested
  final class Counter extends CounterContract {}

  @Nested
  final class EntryUpdate extends EntryUpdateContract {}

  @Nested
  final class UpdateRace extends UpdateRaceContract {}

  @Nested
  final class MissingStore extends MissingStoreContract {}

  @Nested
  final class MemoryBudget extends MemoryBudgetContract {}

  @Nested
  final class Linearizability extends LinearizabilityContract {}
}
