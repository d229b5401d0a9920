package io.cloudhal.conformance;

import org.junit.jupiter.api.Nested;

/** The contracts of the storage. */
abstract class StorageSuite extends ComputerSuite {

  @Nested
  final class BlobStat extends BlobStatContract {}

  @Nested
  final class BlobRead extends BlobReadContract {}

  @Nested
  final class BlobBody extends BlobBodyContract {}

  @Nested
  final class BlobRanges extends BlobRangesContract {}

  @Nested
  final class BlobPut extends BlobPutContract {}

  @Nested
  final class BlobSources extends BlobSourceContract {}

  @Nested
  final class BlobCondition extends BlobConditionContract {}

  @Nested
  final class BlobWriters extends BlobWriterContract {}

  @Nested
  final class BlobWriterEnd extends BlobWriterEndContract {}

  @Nested
  final class BlobVersion extends BlobVersionContract {}

  @Nested
  final class BlobDelete extends BlobDeleteContract {}

  @Nested
  final class BlobDeleteAll extends BlobDeleteAllContract {}

  @Nested
  final class BlobCopy extends BlobCopyContract {}

  @Nested
  final class BlobKeys extends BlobKeyContract {}

  @Nested
  final class BlobContent extends BlobContentContract {}

  @Nested
  final class BlobRace extends BlobRaceContract {}

  @Nested
  final class BlobAtomicity extends BlobAtomicityContract {}

  @Nested
  final class BlobProgress extends BlobProgressContract {}

  @Nested
  final class ListingOrder extends ListingOrderContract {}

  @Nested
  final class ListingFolder extends ListingFolderContract {}

  @Nested
  final class ListingPage extends ListingPageContract {}

  @Nested
  final class PresignRead extends PresignReadContract {}

  @Nested
  final class PresignWrite extends PresignWriteContract {}

  @Nested
  final class Buckets extends BucketContract {}

  @Nested
  final class StorageBudget extends StorageBudgetContract {}
}
