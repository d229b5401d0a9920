package io.cloudhal.demo.opennlp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;

/**
 * Reads a model that {@link NewsTrainer} made, once, into a function that names a text's category.
 *
 * <p>Threads may share that function: it keeps nothing from one text to the next.
 */
public final class NewsClassifier implements Function<byte[], UnaryOperator<String>> {

  @Override
  public UnaryOperator<String> apply(byte[] model) {
    var categorizer = new DocumentCategorizerME(read(model));
    var terms = new Terms();
    return text -> categorizer.getBestCategory(categorizer.categorize(terms.apply(text)));
  }

  private static DoccatModel read(byte[] model) {
    try {
      return new DoccatModel(new ByteArrayInputStream(model));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
