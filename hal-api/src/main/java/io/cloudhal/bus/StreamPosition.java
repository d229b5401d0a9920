package io.cloudhal.bus;

import io.cloudhal.internal.Checks;

/** A place in a shard to read from. */
public sealed interface StreamPosition {

  /** The oldest record that is kept. */
  record Earliest() implements StreamPosition {}

  /** Behind the newest record at the moment of the read. */
  record Latest() implements StreamPosition {}

  /**
   * A certain record.
   *
   * @param sequence its {@link StreamEntry#sequence}
   */
  record At(String sequence) implements StreamPosition {
    public At {
      Checks.printableAscii("sequence", sequence, 1, 128);
    }
  }

  /**
   * Behind a certain record.
   *
   * @param sequence its {@link StreamEntry#sequence}
   */
  record After(String sequence) implements StreamPosition {
    public After {
      Checks.printableAscii("sequence", sequence, 1, 128);
    }
  }

  /** Returns the oldest record that is kept. */
  static StreamPosition earliest() {
    return new Earliest();
  }

  /** Returns the place behind the newest record at the moment of the read. */
  static StreamPosition latest() {
    return new Latest();
  }

  /** Returns the place of the record with this sequence. */
  static StreamPosition at(String sequence) {
    return new At(sequence);
  }

  /** Returns the place behind the record with this sequence. */
  static StreamPosition after(String sequence) {
    return new After(sequence);
  }
}
