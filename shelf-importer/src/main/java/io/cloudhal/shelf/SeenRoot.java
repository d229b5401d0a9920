package io.cloudhal.shelf;

import io.cloudhal.shelf.format.Digest;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A root that was accepted once, with the key set that signed it. */
record SeenRoot(long revision, long keySetVersion, Digest keySet) implements Comparable<SeenRoot> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})-([0-9a-f]{64})");

  static Optional<SeenRoot> parse(String fileName) {
    Matcher matcher = FORM.matcher(fileName);
    return matcher.matches()
        ? Optional.of(
            new SeenRoot(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                Digest.parse(matcher.group(3))))
        : Optional.empty();
  }

  String fileName() {
    return revision + "-" + keySetVersion + "-" + keySet;
  }

  @Override
  public int compareTo(SeenRoot other) {
    return Comparator.comparingLong(SeenRoot::revision)
        .thenComparingLong(SeenRoot::keySetVersion)
        .thenComparing(SeenRoot::keySet)
        .compare(this, other);
  }
}
