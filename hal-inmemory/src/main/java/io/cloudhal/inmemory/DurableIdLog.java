package io.cloudhal.inmemory;

import java.util.Map;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.StringDataType;

/** Keeps deduplication ids in a data file. */
final class DurableIdLog implements IdLog {

  private static final String IDS = "bus.ids.";

  private final DataFile file;
  private final MVMap<String, FirstMessage> ids;

  /**
   * Finds or makes the log.
   *
   * @param id the id of the queue or topic
   */
  DurableIdLog(DataFile file, long id) {
    this.file = file;
    this.ids =
        file.read(() -> file.map(IDS + id, StringDataType.INSTANCE, FirstMessageType.INSTANCE));
  }

  /** Removes a log; within a change. */
  static void remove(DataFile file, long id) {
    file.removeMap(IDS + id);
  }

  @Override
  public Map<String, FirstMessage> all() {
    return file.read(() -> Map.copyOf(ids));
  }

  @Override
  public void add(String id, FirstMessage first) {
    ids.put(id, first);
  }

  @Override
  public void remove(String id) {
    ids.remove(id);
  }
}
