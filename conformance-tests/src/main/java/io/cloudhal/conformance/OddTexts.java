package io.cloudhal.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Texts that are easily confused, refused or put into the wrong order. */
final class OddTexts {

  /** The order of UTF-8 bytes, which is that of code points and not that of {@code String}. */
  static final Comparator<String> UTF8_ORDER =
      Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  /** The last character of the basic plane before the ones that UTF-16 puts behind all others. */
  static final String BASIC = "\uffe0";

  /** A supplementary character: behind {@link #BASIC} in UTF-8, before it in UTF-16. */
  static final String SUPPLEMENTARY = "\ud83d\ude00";

  /** The greatest character. */
  static final String GREATEST = "\udbff\udfff";

  private static final List<String> ALL =
      List.of(
          // Letters, case, and what looks the same but is not: no normalization, no trimming.
          "a",
          "A",
          "aa",
          "a ",
          " a",
          " ",
          "\u00e9",
          "e\u0301",
          "\u00df",
          "ss",
          "\u212a",
          "K",
          // What addresses, queries, paths and file systems have a meaning for.
          "/",
          "a/b",
          "a//b",
          "a%2Fb",
          "%",
          "%25",
          "+",
          "a+b",
          "a b",
          "?x=1&y=2#z",
          "\\",
          ".",
          "..",
          "./a",
          "*",
          "_",
          "__a__",
          "__id1__",
          "'",
          "''",
          "\"",
          "`$(x)`",
          "{}[]()<>,;:|=@!^~",
          "null",
          "0",
          "00",
          // Control characters and ends.
          "\0",
          "a\0",
          "a\0b",
          "\t",
          "\n",
          "\r\n",
          "\u001f",
          "\u007f",
          "\u0085",
          "\u2028",
          // Of two, three and four bytes.
          "\u0080",
          "\u07ff",
          "\u0800",
          "\u4e2d\u6587",
          "\u202eabc",
          "\ud7ff",
          "\ue000",
          "\ufeff",
          BASIC,
          "\ufffd",
          "\uffff",
          "\ud800\udc00",
          SUPPLEMENTARY,
          SUPPLEMENTARY + "a",
          GREATEST);

  private OddTexts() {}

  /** Returns different texts of 1 to 20 bytes. */
  static List<String> all() {
    return ALL;
  }

  /** Returns the text of {@code size} bytes that ends with as many {@code character} as fit. */
  static String ofSize(int size, String character) {
    int bytes = character.getBytes(StandardCharsets.UTF_8).length;
    return "x".repeat(size % bytes) + character.repeat(size / bytes);
  }
}
