package io.cloudhal.shelf;

import java.util.List;

/**
 * What came of reading a package whole.
 *
 * @param files number of files checked
 * @param bytes stored bytes read
 * @param problems what is wrong, one line each
 */
public record Verification(long files, long bytes, List<String> problems) {

  public Verification {
    problems = List.copyOf(problems);
  }

  /** Returns whether all is well. */
  public boolean sound() {
    return problems.isEmpty();
  }
}
