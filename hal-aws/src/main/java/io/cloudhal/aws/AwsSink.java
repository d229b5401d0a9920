package io.cloudhal.aws;

import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageId;
import io.cloudhal.bus.MessageSink;
import io.cloudhal.bus.SendResult;
import java.util.List;

/** The sending side of a queue or topic. */
final class AwsSink implements MessageSink {

  private final String name;
  private final BusAddresses addresses;
  private final MessageRules rules;
  private final MessageTexts texts;
  private final Poster poster;
  private final AwsThreads threads;

  AwsSink(
      String name,
      BusAddresses addresses,
      MessageRules rules,
      MessageTexts texts,
      Poster poster,
      AwsThreads threads) {
    this.name = name;
    this.addresses = addresses;
    this.rules = rules;
    this.texts = texts;
    this.poster = poster;
    this.threads = threads;
  }

  @Override
  public MessageId send(Message message) {
    texts.requireSendable(message);
    return addresses.with(
        name,
        address -> {
          rules.requireFitting(message, address.ordered());
          return poster.post(address, texts.encode(message));
        });
  }

  @Override
  public List<SendResult> sendAll(List<Message> messages) {
    messages.forEach(texts::requireSendable);
    return addresses.with(
        name,
        address -> {
          messages.forEach(message -> rules.requireFitting(message, address.ordered()));
          return new MessageSending(messages, texts, address, poster, threads).run();
        });
  }
}
