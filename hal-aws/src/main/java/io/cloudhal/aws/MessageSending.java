package io.cloudhal.aws;

import io.cloudhal.bus.Message;
import io.cloudhal.bus.SendResult;
import io.cloudhal.error.HalException;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.spi.Call;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sending of many messages to one address, in batches by number and by bytes.
 *
 * <p>Of a batch some messages can fail and later ones succeed, so no batch has two messages of one
 * group: each group is a lane, of which one message is under way at a time and the rest fails when
 * one has failed. A message without group is a lane of its own.
 */
final class MessageSending {

  private final List<Message> messages;
  private final MessageTexts texts;
  private final BusAddress address;
  private final Poster poster;
  private final SendResult[] results;

  /** Lanes of which no message is under way, each with the indexes of its messages. */
  private final Deque<Deque<Integer>> ready;

  /** What did not fit into the last batch. */
  private @Nullable Outgoing left;

  /** The first message of a lane, to be sent. */
  private record Outgoing(Deque<Integer> lane, OutgoingMessage message) {}

  MessageSending(List<Message> messages, MessageTexts texts, BusAddress address, Poster poster) {
    this.messages = messages;
    this.texts = texts;
    this.address = address;
    this.poster = poster;
    this.results = new SendResult[messages.size()];
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
   * Sends them.
   *
   * @return one result a message, in order
   * @throws HalException if a request failed and no message was sent
   */
  List<SendResult> run() {
    for (List<Outgoing> batch = batch(); !batch.isEmpty(); batch = batch()) {
      try {
        Call.current().check(false);
        post(batch);
      } catch (HalException e) {
        giveUp(batch, e);
      }
    }
    return List.of(results);
  }

  private List<Outgoing> batch() {
    List<Outgoing> batch = new ArrayList<>();
    int room = poster.maxBatchBytes();
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
        fail(lane, e);
      }
    }
    return next;
  }

  private void post(List<Outgoing> batch) {
    List<SendResult> posted =
        poster.postAll(address, batch.stream().map(Outgoing::message).toList());
    for (int i = 0; i < batch.size(); i++) {
      Deque<Integer> lane = batch.get(i).lane();
      if (posted.get(i) instanceof SendResult.Failed failed) {
        fail(lane, failed.error());
        continue;
      }
      results[lane.remove()] = posted.get(i);
      if (!lane.isEmpty()) {
        ready.add(lane);
      }
    }
  }

  /** A request that failed has been repeated already, and the next ones would fare no better. */
  private void giveUp(List<Outgoing> batch, HalException error) {
    batch.forEach(each -> fail(each.lane(), error));
    if (Arrays.stream(results).noneMatch(SendResult.Sent.class::isInstance)) {
      throw error;
    }
    if (left != null) {
      ready.add(left.lane());
      left = null;
    }
    ready.forEach(lane -> fail(lane, notSent(error)));
    ready.clear();
  }

  private void fail(Deque<Integer> lane, HalException error) {
    results[lane.remove()] = new SendResult.Failed(error);
    while (!lane.isEmpty()) {
      results[lane.remove()] = new SendResult.Failed(notSent(error));
    }
  }

  private static UnavailableException notSent(HalException earlier) {
    return new UnavailableException(
        Call.current().context(), "not sent, because an earlier one failed", earlier, false);
  }
}
