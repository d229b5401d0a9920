package io.cloudhal.inmemory;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How the first message of a deduplication id is kept in a file: its number and time. */
final class FirstMessageType extends BasicDataType<FirstMessage> {

  static final FirstMessageType INSTANCE = new FirstMessageType();

  private static final int BYTES = 48;

  private FirstMessageType() {}

  @Override
  public int getMemory(FirstMessage first) {
    return BYTES;
  }

  @Override
  public void write(WriteBuffer target, FirstMessage first) {
    target.putVarLong(first.number());
    Fields.put(target, first.sentAt());
  }

  @Override
  public FirstMessage read(ByteBuffer source) {
    return new FirstMessage(DataUtils.readVarLong(source), Fields.time(source));
  }

  @Override
  public FirstMessage[] createStorage(int size) {
    return new FirstMessage[size];
  }
}
