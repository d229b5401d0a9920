package io.cloudhal.aws;

import io.cloudhal.bus.Message;
import io.cloudhal.error.HalException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Messages on their way into batches by number and by bytes.
 *
 * <p>Of a batch some messages can fail and later ones succeed, so no batch has two messages of one
 * group: each group is a lane, of which one message is under way at a time. A message without group
 * is a lane of its own. A lane has the indexes of its messages that were not sent yet.
 */
final class MessageBatches {

  private final List<Message> messages;
  private final MessageTexts texts;
  private final int maxBatchBytes;
  private final BiConsumer<Deque<Integer>, HalException> failed;

  /** Lanes of which no message is under way. */
  private final Deque<Deque<Integer>> ready;

  /** What did not fit into the last batch. */
  private @Nullable Outgoing left;

  /** The first message of a lane, to be sent. */
  record Outgoing(Deque<Integer> lane, OutgoingMessage message) {}

  /**
   * Creates the batches of some messages.
   *
   * @param failed is told of lanes whose next message cannot be sent
   */
  MessageBatches(
      List<Message> messages,
      MessageTexts texts,
      int maxBatchBytes,
      BiConsumer<Deque<Integer>, HalException> failed) {
    this.messages = messages;
    this.texts = texts;
    this.maxBatchBytes = maxBatchBytes;
    this.failed = failed;
    this.ready = lanes(messages);
  }

  private static Deque<Deque<Integer>> lanes(List<Message> messages) {
    Map<Object, Deque<Integer>> lanes = new LinkedHashMap<>();
    for (int i = 0; i < messages.size(); i++) {
      Optional<String> group = messages.get(i).group();
      Object key = group.isPresent() ? group.get() : i;
      lanes.computeIfAbsent(key, any -> new ArrayDeque<>()).add(i);
    }
    return new ArrayDeque<>(lanes.values());
  }

  /**
   * Returns batches that may be under way together, none if nothing is ready. One that is not full
   * waits for the lanes that will be ready again, so that there are no more batches than if they
   * were sent one after the other.
   */
  List<List<Outgoing>> round() {
    List<List<Outgoing>> round = new ArrayList<>();
    boolean moreToCome = false;
    while (round.size() < AwsThreads.TOGETHER && (!moreToCome || canFillBatch())) {
      List<Outgoing> batch = batch();
      if (batch.isEmpty()) {
        break;
      }
      round.add(batch);
      moreToCome |= batch.stream().anyMatch(each -> each.lane().size() > 1);
    }
    return round;
  }

  private boolean canFillBatch() {
    return ready.size() + (left == null ? 0 : 1) >= AwsBusLimits.BATCH;
  }

  private List<Outgoing> batch() {
    List<Outgoing> batch = new ArrayList<>();
    int room = maxBatchBytes;
    while (batch.size() < AwsBusLimits.BATCH) {
      Outgoing next = next();
      if (next == null) {
        break;
      }
      room -= next.message().text().length();
      if (room < 0) {
        left = next;
        break;
      }
      batch.add(next);
    }
    return batch;
  }

  private @Nullable Outgoing next() {
    Outgoing next = left;
    left = null;
    while (next == null && !ready.isEmpty()) {
      Deque<Integer> lane = ready.remove();
      try {
        next = new Outgoing(lane, texts.encode(messages.get(lane.element())));
      } catch (HalException e) {
        failed.accept(lane, e);
      }
    }
    return next;
  }

  /** Goes on with a lane whose message was sent. */
  void sent(Deque<Integer> lane) {
    if (!lane.isEmpty()) {
      ready.add(lane);
    }
  }

  /** Goes on with none, and returns the lanes that were ready. */
  List<Deque<Integer>> giveUp() {
    List<Deque<Integer>> rest = new ArrayList<>(ready);
    ready.clear();
    if (left != null) {
      rest.add(left.lane());
      left = null;
    }
    return rest;
  }
}
