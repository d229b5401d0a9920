package io.cloudhal.demo.opennlp;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import opennlp.tools.tokenize.SimpleTokenizer;

/**
 * Turns a text into its distinct terms: each word in lower case, and each run of five letters in a
 * longer word.
 *
 * <p>The runs let related words share evidence, as "investor", "investment" and "invested" do.
 * Numbers, punctuation and {@link FunctionWords} tell nothing about a category and are left out.
 */
final class Terms implements Function<String, String[]> {

  private static final int RUN = 5;

  /** Marks a run, so that it differs from a whole word of the same letters. */
  private static final String MARK = "#";

  @Override
  public String[] apply(String text) {
    var terms = new LinkedHashSet<String>();
    for (var token : SimpleTokenizer.INSTANCE.tokenize(text.toLowerCase(Locale.ROOT))) {
      if (tells(token)) {
        terms.add(token);
        addRuns(token, terms);
      }
    }
    return terms.toArray(String[]::new);
  }

  private static boolean tells(String token) {
    return token.length() > 1
        && Character.isLetter(token.codePointAt(0))
        && !FunctionWords.contain(token);
  }

  private static void addRuns(String word, Set<String> terms) {
    if (word.length() > RUN) {
      for (int start = 0; start + RUN <= word.length(); start++) {
        terms.add(MARK + word.substring(start, start + RUN));
      }
    }
  }
}
