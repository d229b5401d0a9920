package io.cloudhal.inmemory;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How the heads of messages are kept in a file: their components in order. */
final class MessageHeadType extends BasicDataType<MessageHead> {

  static final MessageHeadType INSTANCE = new MessageHeadType();

  /** Objects of a head, roughly. */
  private static final int BYTES = 192;

  private MessageHeadType() {}

  @Override
  public int getMemory(MessageHead head) {
    return BYTES;
  }

  @Override
  public void write(WriteBuffer target, MessageHead head) {
    target.putVarLong(head.number());
    Fields.put(target, head.optionalGroup());
    target.putVarInt(head.bytes());
    Fields.put(target, head.sentAt());
    Fields.put(target, head.keptFrom());
    Fields.put(target, head.hiddenUntil());
    target.putVarInt(head.deliveries());
  }

  @Override
  public MessageHead read(ByteBuffer source) {
    return new MessageHead(
        DataUtils.readVarLong(source),
        Fields.optionalText(source).orElse(null),
        DataUtils.readVarInt(source),
        Fields.time(source),
        Fields.time(source),
        Fields.time(source),
        DataUtils.readVarInt(source));
  }

  @Override
  public MessageHead[] createStorage(int size) {
    return new MessageHead[size];
  }
}
