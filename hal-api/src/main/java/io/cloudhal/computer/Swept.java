package io.cloudhal.computer;

import io.cloudhal.internal.Checks;

/**
 * What {@link Provisioner#sweep} removed.
 *
 * @param entries expired entries
 * @param bodies message bodies in storage that nobody can receive any more
 * @param uploads abandoned uploads
 * @param finished whether nothing was left when the budget ended
 */
public record Swept(long entries, long bodies, long uploads, boolean finished) {
  public Swept {
    Checks.notNegative("entries", entries);
    Checks.notNegative("bodies", bodies);
    Checks.notNegative("uploads", uploads);
  }
}
