package io.cloudhal.bus;

import io.cloudhal.error.HalException;
import io.cloudhal.internal.Checks;
import java.util.Objects;

/** What became of one record of {@link EventStream#append}. */
public sealed interface AppendResult {

  /**
   * The record is in the stream.
   *
   * @param shard its shard
   * @param sequence its place in the shard
   */
  record Appended(ShardId shard, String sequence) implements AppendResult {
    public Appended {
      Objects.requireNonNull(shard);
      Checks.printableAscii("sequence", sequence, 1, 128);
    }
  }

  /**
   * The record was not appended, or {@link HalException#mayHaveTakenEffect may have been}.
   *
   * @param error why
   */
  record Failed(HalException error) implements AppendResult {
    public Failed {
      Objects.requireNonNull(error);
    }
  }
}
