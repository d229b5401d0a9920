package io.cloudhal.demo.opennlp;

import java.util.Set;

/** Knows the English words that hold sentences together and occur in every kind of news. */
final class FunctionWords {

  private static final Set<String> WORDS =
      Set.of(
          """
          a about above after again against all also although always an and another any are as at \
          be because been before being below between both but by can could did do does down during \
          each either even ever every few first for from had has have he her here him his how \
          however if in into is it its itself just last less like many may might more most much \
          must near nearly never no nobody none nor not nothing now of off often on once one only \
          or other others our out over own per rather said same say says she should since so some \
          still such than that the their them then there these they third this those though three \
          through to too two under until up us very was we were what when where whether which \
          while who whom whose why will with within without would yet you your four five six seven \
          eight nine ten eleven twelve hundred thousand million monday tuesday wednesday thursday \
          friday saturday sunday\
          """
              .split(" "));

  private FunctionWords() {}

  static boolean contain(String word) {
    return WORDS.contains(word);
  }
}
