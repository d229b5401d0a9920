package io.cloudhal.inmemory;

import io.cloudhal.bus.Message;
import java.time.Instant;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.LongDataType;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the messages of one mailbox in a data file: their heads apart, so that neither opening the
 * bus nor a delivery touches the bodies of other messages.
 */
final class DurableMessageLog implements MessageLog {

  private static final String HEADS = "bus.heads.";
  private static final String MESSAGES = "bus.messages.";

  private final DataFile file;
  private final MVMap<Long, MessageHead> heads;
  private final MVMap<Long, Message> messages;

  /**
   * Finds or makes the log.
   *
   * @param id the id of the mailbox
   */
  DurableMessageLog(DataFile file, long id) {
    this.file = file;
    this.heads =
        file.read(() -> file.map(HEADS + id, LongDataType.INSTANCE, MessageHeadType.INSTANCE));
    this.messages =
        file.read(() -> file.map(MESSAGES + id, LongDataType.INSTANCE, MessageType.INSTANCE));
  }

  /** Removes a log; within a change. */
  static void remove(DataFile file, long id) {
    file.removeMap(HEADS + id);
    file.removeMap(MESSAGES + id);
  }

  @Override
  public long lastNumber() {
    return file.read(() -> heads.isEmpty() ? 0 : heads.lastKey());
  }

  @Override
  public List<MessageHead> heads() {
    return file.read(() -> List.copyOf(heads.values()));
  }

  @Override
  public void add(QueuedMessage queued, Message message) {
    heads.put(queued.head.number(), queued.head);
    messages.put(queued.head.number(), message);
  }

  @Override
  public void update(QueuedMessage queued, Instant delayedUntil) {
    heads.put(queued.head.number(), queued.head.delivered(queued.deliveries, delayedUntil));
  }

  @Override
  public void remove(QueuedMessage queued) {
    heads.remove(queued.head.number());
    messages.remove(queued.head.number());
  }

  @Override
  public @Nullable Message message(QueuedMessage queued) {
    return file.read(() -> messages.get(queued.head.number()));
  }
}
