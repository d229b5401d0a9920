package io.cloudhal.conformance;

import io.cloudhal.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The change of an update, which another write overtakes at its first try. */
final class Overtaken implements UnaryOperator<Optional<Bytes>> {

  private final Runnable overtake;
  private final @Nullable String word;
  private final List<String> seen = new ArrayList<>();

  /**
   * Creates a change.
   *
   * @param overtake the write that comes between
   * @param word what to append to the value, null to remove the entry
   */
  Overtaken(Runnable overtake, @Nullable String word) {
    this.overtake = overtake;
    this.word = word;
  }

  /** Returns the values that it was given, empty for none. */
  List<String> seen() {
    return seen;
  }

  @Override
  public Optional<Bytes> apply(Optional<Bytes> value) {
    String text = value.map(Bytes::toUtf8).orElse("");
    seen.add(text);
    if (seen.size() == 1) {
      overtake.run();
    }
    return Optional.ofNullable(word).map(appended -> Bytes.utf8(text + " " + appended));
  }
}
