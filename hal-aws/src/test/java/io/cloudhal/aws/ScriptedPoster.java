package io.cloudhal.aws;

import io.cloudhal.bus.MessageId;
import io.cloudhal.bus.SendResult;
import io.cloudhal.error.HalException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A vendor that takes everything, but what it is told to fail. */
final class ScriptedPoster implements Poster {

  private final MessageTexts texts;
  private final int maxBatchBytes;
  private final List<List<String>> batches = new ArrayList<>();
  private final Map<String, HalException> failingEntries = new HashMap<>();
  private final Map<Integer, RuntimeException> failingRequests = new HashMap<>();
  private int sent;

  ScriptedPoster(MessageTexts texts, int maxBatchBytes) {
    this.texts = texts;
    this.maxBatchBytes = maxBatchBytes;
  }

  /** Has the message with this body fail. */
  void fail(String body, HalException error) {
    failingEntries.put(body, error);
  }

  /** Has a request fail, counted from 0. */
  void fail(int request, RuntimeException error) {
    failingRequests.put(request, error);
  }

  /** Returns the bodies of each request. */
  List<List<String>> batches() {
    return batches;
  }

  @Override
  public int maxBatchBytes() {
    return maxBatchBytes;
  }

  @Override
  public MessageId post(BusAddress address, OutgoingMessage message) {
    throw new AssertionError("many messages go in batches");
  }

  @Override
  public List<SendResult> postAll(BusAddress address, List<OutgoingMessage> messages) {
    List<String> bodies =
        messages.stream().map(each -> texts.decode(each.text()).body().toUtf8()).toList();
    batches.add(bodies);
    RuntimeException failure = failingRequests.get(batches.size() - 1);
    if (failure != null) {
      throw failure;
    }
    return bodies.stream().map(this::result).toList();
  }

  private SendResult result(String body) {
    HalException failure = failingEntries.get(body);
    return failure == null
        ? new SendResult.Sent(new MessageId("id" + sent++))
        : new SendResult.Failed(failure);
  }
}
