package io.cloudhal.aws;

import io.cloudhal.memory.EntryKey;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts for sort parts: few characters, so that prefixes and neighbours occur, and all lengths. */
final class DynamoTexts {

  private static final String[] CHARACTERS = {
    "\0",
    "\u0001",
    "a",
    "b",
    "\u007f",
    "\u0080",
    "\u07ff",
    "\u0800",
    "\ud7ff",
    "\ue000",
    "\uffe0",
    "\uffff",
    "\ud800\udc00",
    "\ud83d\ude00",
    "\udbff\udfff"
  };

  private DynamoTexts() {}

  static Arbitrary<String> sorts() {
    return Arbitraries.oneOf(
        Arbitraries.of(CHARACTERS).list().ofMaxSize(4).map(each -> String.join("", each)),
        Arbitraries.of(CHARACTERS).map(DynamoTexts::longest));
  }

  /** As often as it fits into the longest part. */
  private static String longest(String character) {
    int bytes = character.getBytes(StandardCharsets.UTF_8).length;
    return character.repeat(EntryKey.MAX_PART_BYTES / bytes);
  }
}
