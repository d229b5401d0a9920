package io.cloudhal.aws;

import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.MessageId;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.error.HalException;
import io.cloudhal.spi.Call;
import io.cloudhal.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * One receiving of messages: requests that wait until there are some, then further ones that do
 * not, as long as they are full and more are wanted.
 *
 * <p>A request to an ordered queue asks for one message: of a larger number, several could be of
 * one group.
 */
final class SqsReceive {

  /** Requests wait whole seconds; the rest of a wait is passed by asking so often. */
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** What a request that waits may take longer than the caller waits. */
  private static final Duration TOLERANCE = Duration.ofMillis(50);

  /** What an answer may take. */
  private static final Duration RESERVE = Duration.ofSeconds(1);

  private final String queue;
  private final BusAddress address;
  private final ReceiveOptions options;
  private final SqsPoll poll;
  private final MessageTexts texts;
  private final long end;
  private final List<Delivery> received = new ArrayList<>();
  private @Nullable HalException undecodable;

  SqsReceive(SqsAccess access, String queue, BusAddress address, ReceiveOptions options) {
    this.queue = queue;
    this.address = address;
    this.options = options;
    this.poll = new SqsPoll(access, address, options.lease());
    this.texts = access.texts();
    this.end = System.nanoTime() + wait(options).toNanos();
  }

  /**
   * Leaves time for the last answer, which otherwise would come too late, and its messages be
   * hidden.
   */
  private static Duration wait(ReceiveOptions options) {
    Duration left = Call.current().remaining();
    Duration third = left.dividedBy(3);
    Duration longest = left.minus(third.compareTo(RESERVE) < 0 ? third : RESERVE);
    return options.maxWait().compareTo(longest) < 0 ? options.maxWait() : longest;
  }

  /**
   * Returns what was received.
   *
   * @throws HalException if nothing was, because a request failed or no message could be decoded
   */
  List<Delivery> run() {
    int asked = next();
    int got = take(firstMessages(asked));
    while (got == asked && received.size() < options.max()) {
      asked = next();
      got = takeMore(asked);
    }
    if (received.isEmpty() && undecodable != null) {
      throw undecodable;
    }
    return received;
  }

  private int next() {
    return address.ordered() ? 1 : Math.min(AwsBusLimits.BATCH, options.max() - received.size());
  }

  private List<Message> firstMessages(int max) {
    List<Message> messages = poll.messages(max, wholeSeconds(left()));
    while (messages.isEmpty() && !left().isZero()) {
      int wait = wholeSeconds(left());
      if (wait == 0) {
        Duration pause = left().compareTo(PAUSE) < 0 ? left() : PAUSE;
        boolean unused = Call.current().pause(pause, false);
      }
      messages = poll.messages(max, wait);
    }
    return messages;
  }

  private Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  private static int wholeSeconds(Duration wait) {
    long seconds = wait.plus(TOLERANCE).toSeconds();
    return Math.toIntExact(Math.min(seconds, AwsBusLimits.LONGEST_POLL.toSeconds()));
  }

  /** What is received already is not lost because a further request fails. */
  private int takeMore(int max) {
    try {
      return take(poll.messages(max, 0));
    } catch (HalException e) {
      return 0;
    }
  }

  private int take(List<Message> messages) {
    Instant receivedAt = TimeSource.system().now();
    for (Message message : messages) {
      try {
        received.add(delivery(message, receivedAt));
      } catch (HalException e) {
        undecodable = e; // it stays leased, and in the end becomes a dead letter
      }
    }
    return messages.size();
  }

  private Delivery delivery(Message message, Instant receivedAt) {
    Map<MessageSystemAttributeName, String> attributes = message.attributes();
    SqsLease lease = new SqsLease(queue, message.receiptHandle(), receivedAt, options.lease());
    return new SqsDelivery(
        texts.decode(message.body()),
        new MessageId(message.messageId()),
        Integer.parseInt(attributes.get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)),
        Instant.ofEpochMilli(
            Long.parseLong(attributes.get(MessageSystemAttributeName.SENT_TIMESTAMP))),
        lease.until(),
        lease);
  }
}
