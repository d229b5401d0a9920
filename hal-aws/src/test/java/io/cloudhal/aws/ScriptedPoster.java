package io.cloudhal.aws;

import io.cloudhal.bus.MessageId;
import io.cloudhal.bus.SendResult;
import io.cloudhal.error.HalException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A vendor that takes everything, but what it is told to fail. Thread-safe. */
final class ScriptedPoster implements Poster {

  private final MessageTexts texts;
  private final int maxBatchBytes;
  private final List<List<String>> batches = new CopyOnWriteArrayList<>();
  private final Map<String, HalException> failingEntries = new HashMap<>();
  private final Map<String, RuntimeException> failingRequests = new HashMap<>();
  private Runnable beforeEach = () -> {};

  ScriptedPoster(MessageTexts texts, int maxBatchBytes) {
    this.texts = texts;
    this.maxBatchBytes = maxBatchBytes;
  }

  /** Has the message with this body fail. */
  void fail(String body, HalException error) {
    failingEntries.put(body, error);
  }

  /** Has the request fail that begins with this body. */
  void failRequest(String body, RuntimeException error) {
    failingRequests.put(body, error);
  }

  /** Has every request do something first. */
  void beforeEach(Runnable action) {
    beforeEach = action;
  }

  /** Returns the bodies of each request, in the order of their first ones. */
  List<List<String>> batches() {
    return batches.stream().sorted(Comparator.comparing(batch -> batch.get(0))).toList();
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
    beforeEach.run();
    RuntimeException failure = failingRequests.get(bodies.get(0));
    if (failure != null) {
      throw failure;
    }
    return bodies.stream().map(this::result).toList();
  }

  private SendResult result(String body) {
    HalException failure = failingEntries.get(body);
    return failure == null
        ? new SendResult.Sent(new MessageId("id" + body))
        : new SendResult.Failed(failure);
  }
}
