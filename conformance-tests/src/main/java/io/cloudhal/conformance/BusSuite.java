package io.cloudhal.conformance;

import org.junit.jupiter.api.Nested;

/** The contracts of the bus. */
abstract class BusSuite extends MemorySuite {

  @Nested
  final class MessageSend extends MessageSendContract {}

  @Nested
  final class MessageAttributes extends MessageAttributesContract {}

  @Nested
  final class MessageBatch extends MessageBatchContract {}

  @Nested
  final class MessageReceive extends MessageReceiveContract {}

  @Nested
  final class MessageLease extends MessageLeaseContract {}

  @Nested
  final class LeaseExtension extends LeaseExtensionContract {}

  @Nested
  final class Acknowledgement extends AcknowledgementContract {}

  @Nested
  final class MessageRelease extends MessageReleaseContract {}

  @Nested
  final class Backlog extends BacklogContract {}

  @Nested
  final class MessageDelay extends MessageDelayContract {}

  @Nested
  final class DeadLetter extends DeadLetterContract {}

  @Nested
  final class Ordering extends OrderingContract {}

  @Nested
  final class Deduplication extends DeduplicationContract {}

  @Nested
  final class TopicFanOut extends TopicFanOutContract {}

  @Nested
  final class OrderedTopic extends OrderedTopicContract {}

  @Nested
  final class Consume extends ConsumeContract {}

  @Nested
  final class ConsumptionEnd extends ConsumptionEndContract {}

  @Nested
  final class StreamAppend extends StreamAppendContract {}

  @Nested
  final class StreamRead extends StreamReadContract {}

  @Nested
  final class StreamConsume extends StreamConsumeContract {}

  @Nested
  final class StreamSharing extends StreamSharingContract {}

  @Nested
  final class Retention extends RetentionContract {}

  @Nested
  final class MissingBusResource extends MissingBusResourceContract {}

  @Nested
  final class BusBudget extends BusBudgetContract {}
}
