package io.cloudhal.memory;

import io.cloudhal.Version;
import io.cloudhal.error.HalException;
import java.util.Objects;
import java.util.Optional;

/** What became of one write of {@link KeyValueStore#writeAll}. */
public sealed interface WriteOutcome {

  /**
   * The write was applied.
   *
   * @param version the version that a put created; empty for a delete
   */
  record Applied(Optional<Version> version) implements WriteOutcome {
    public Applied {
      Objects.requireNonNull(version);
    }
  }

  /**
   * The precondition of this write did not hold; its entry is unchanged. A conditional delete that
   * found nothing ends so, too.
   *
   * @param current the version found, where the provider tells it without another request; a hint
   */
  record Conflict(Optional<Version> current) implements WriteOutcome {
    public Conflict {
      Objects.requireNonNull(current);
    }
  }

  /**
   * The write failed; {@link HalException#mayHaveTakenEffect} tells whether it may be there.
   *
   * @param error why
   */
  record Failed(HalException error) implements WriteOutcome {
    public Failed {
      Objects.requireNonNull(error);
    }
  }
}
