package io.cloudhal.conformance;

import org.junit.jupiter.api.Nested;

/** The contracts of the computer, errors and observation. */
abstract class ComputerSuite extends AluSuite {

  @Nested
  final class Identity extends IdentityContract {}

  @Nested
  final class ResourceNames extends ResourceNamesContract {}

  @Nested
  final class BucketProvisioning extends BucketProvisioningContract {}

  @Nested
  final class StoreProvisioning extends StoreProvisioningContract {}

  @Nested
  final class QueueProvisioning extends QueueProvisioningContract {}

  @Nested
  final class TopicProvisioning extends TopicProvisioningContract {}

  @Nested
  final class SubscriptionProvisioning extends SubscriptionProvisioningContract {}

  @Nested
  final class StreamProvisioning extends StreamProvisioningContract {}

  @Nested
  final class Specification extends SpecificationContract {}

  @Nested
  final class Sweep extends SweepContract {}

  @Nested
  final class Deadline extends DeadlineContract {}

  @Nested
  final class Closing extends ClosingContract {}

  @Nested
  final class CheckpointKeeping extends CheckpointKeepingContract {}

  @Nested
  final class ObservedMemory extends ObservedMemoryContract {}

  @Nested
  final class ObservedBus extends ObservedBusContract {}

  @Nested
  final class ObservedAlu extends ObservedAluContract {}

  @Nested
  final class ObservedStorage extends ObservedStorageContract {}

  @Nested
  final class ObservedProvisioner extends ObservedProvisionerContract {}

  @Nested
  final class ObservedEnd extends ObservedEndContract {}

  @Nested
  final class ObservedTags extends ObservedTagsContract {}

  @Nested
  final class ErrorKind extends ErrorKindContract {}

  @Nested
  final class ErrorText extends ErrorTextContract {}

  @Nested
  final class Cancellation extends CancellationContract {}

  @Nested
  final class ClosedDevice extends ClosedDeviceContract {}
}
