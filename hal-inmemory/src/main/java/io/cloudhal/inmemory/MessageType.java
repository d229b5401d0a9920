package io.cloudhal.inmemory;

import io.cloudhal.bus.Message;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * How messages are kept in a file: body, number of attributes, their names and values, ordering
 * group, deduplication id.
 */
final class MessageType extends BasicDataType<Message> {

  static final MessageType INSTANCE = new MessageType();

  /** Objects around the body, roughly. */
  private static final int OVERHEAD_BYTES = 256;

  private MessageType() {}

  @Override
  public int getMemory(Message message) {
    return OVERHEAD_BYTES + message.body().size();
  }

  @Override
  public void write(WriteBuffer target, Message message) {
    Fields.put(target, message.body());
    target.putVarInt(message.attributes().size());
    message
        .attributes()
        .forEach(
            (name, value) -> {
              Fields.put(target, name);
              Fields.put(target, value);
            });
    Fields.put(target, message.group());
    Fields.put(target, message.deduplicationId());
  }

  @Override
  public Message read(ByteBuffer source) {
    Message message = Message.of(Fields.bytes(source)).withAttributes(attributes(source));
    Optional<String> group = Fields.optionalText(source);
    Message grouped = group.map(message::withGroup).orElse(message);
    return Fields.optionalText(source).map(grouped::withDeduplicationId).orElse(grouped);
  }

  private static Map<String, String> attributes(ByteBuffer source) {
    Map<String, String> attributes = new HashMap<>();
    for (int left = DataUtils.readVarInt(source); left > 0; left--) {
      attributes.put(Fields.text(source), Fields.text(source));
    }
    return attributes;
  }

  @Override
  public Message[] createStorage(int size) {
    return new Message[size];
  }
}
