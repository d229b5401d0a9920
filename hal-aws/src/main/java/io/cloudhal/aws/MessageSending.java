package io.cloudhal.aws;

import io.cloudhal.bus.Message;
import io.cloudhal.bus.SendResult;
import io.cloudhal.error.CancelledException;
import io.cloudhal.error.HalException;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.spi.Call;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The sending of many messages to one address, a few batches at a time. Where one of a group has
 * failed, none that follows it is sent.
 */
final class MessageSending {

  private final MessageBatches batches;
  private final BusAddress address;
  private final Poster poster;
  private final AwsThreads threads;
  private final SendResult[] results;

  /**
   * What became of a batch.
   *
   * @param results one a message
   * @param failure of the whole request
   */
  private record Posted(
      List<MessageBatches.Outgoing> batch,
      List<SendResult> results,
      Optional<HalException> failure) {}

  MessageSending(
      List<Message> messages,
      MessageTexts texts,
      BusAddress address,
      Poster poster,
      AwsThreads threads) {
    this.batches = new MessageBatches(messages, texts, poster.maxBatchBytes(), this::fail);
    this.address = address;
    this.poster = poster;
    this.threads = threads;
    this.results = new SendResult[messages.size()];
  }

  /**
   * Sends them.
   *
   * @return one result a message, in order
   * @throws HalException if a request failed and no message was sent
   */
  List<SendResult> run() {
    for (var round = batches.round(); !round.isEmpty(); round = batches.round()) {
      List<Posted> all = postAll(round);
      all.forEach(this::settle);
      List<HalException> failures =
          all.stream().map(Posted::failure).flatMap(Optional::stream).toList();
      if (!failures.isEmpty()) {
        giveUp(AwsErrors.ofAll(failures));
      }
    }
    return List.of(results);
  }

  private List<Posted> postAll(List<List<MessageBatches.Outgoing>> round) {
    List<Callable<Posted>> requests = new ArrayList<>();
    round.forEach(batch -> requests.add(() -> post(batch)));
    try {
      return threads.runAll(requests, true);
    } catch (CancelledException e) {
      throw Call.current().cancelled(e, e.mayHaveTakenEffect() || anySent());
    }
  }

  private Posted post(List<MessageBatches.Outgoing> batch) {
    try {
      Call.current().check(false);
      List<OutgoingMessage> sent = batch.stream().map(MessageBatches.Outgoing::message).toList();
      return new Posted(batch, poster.postAll(address, sent), Optional.empty());
    } catch (CancelledException e) {
      throw e;
    } catch (HalException e) {
      SendResult failed = new SendResult.Failed(e);
      return new Posted(batch, Collections.nCopies(batch.size(), failed), Optional.of(e));
    }
  }

  private void settle(Posted posted) {
    for (int i = 0; i < posted.batch().size(); i++) {
      Deque<Integer> lane = posted.batch().get(i).lane();
      SendResult result = posted.results().get(i);
      if (result instanceof SendResult.Failed failed) {
        fail(lane, failed.error());
      } else {
        results[lane.remove()] = result;
        batches.sent(lane);
      }
    }
  }

  /** A request that failed has been repeated already, and the next ones would fare no better. */
  private void giveUp(HalException error) {
    if (!anySent()) {
      throw error;
    }
    batches.giveUp().forEach(lane -> fail(lane, notSent(error)));
  }

  private boolean anySent() {
    return Arrays.stream(results).anyMatch(SendResult.Sent.class::isInstance);
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
