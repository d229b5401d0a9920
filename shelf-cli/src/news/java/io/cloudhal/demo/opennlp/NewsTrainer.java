package io.cloudhal.demo.opennlp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import opennlp.tools.doccat.BagOfWordsFeatureGenerator;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.doccat.FeatureGenerator;
import opennlp.tools.ml.AbstractEventTrainer;
import opennlp.tools.ml.naivebayes.NaiveBayesTrainer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/**
 * Trains a naive Bayes model on pairs of a category and a text.
 *
 * <p>The same pairs in the same order give the same bytes, which {@link NewsClassifier} reads.
 *
 * <p>The model names only feature generators that OpenNLP brings along. OpenNLP creates them by
 * name, through its own class loader and from the packages it allows, so a generator of this
 * package would be refused; {@link Terms} does that work before OpenNLP sees the text.
 */
public final class NewsTrainer implements Function<List<Map.Entry<String, String>>, byte[]> {

  private final Terms terms = new Terms();

  @Override
  public byte[] apply(List<Map.Entry<String, String>> categoriesAndTexts) {
    var samples = categoriesAndTexts.stream().map(this::sample).toList();
    var factory = new DoccatFactory(new FeatureGenerator[] {new BagOfWordsFeatureGenerator()});
    try (var stream = ObjectStreamUtils.createObjectStream(samples)) {
      var model = DocumentCategorizerME.train("en", stream, parameters(), factory);
      return StableModel.bytes(model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DocumentSample sample(Map.Entry<String, String> pair) {
    return new DocumentSample(pair.getKey(), terms.apply(pair.getValue()));
  }

  /** Keeps every feature, since the texts are few, and indexes in memory, not in a file. */
  private static TrainingParameters parameters() {
    var parameters = new TrainingParameters();
    parameters.put(TrainingParameters.ALGORITHM_PARAM, NaiveBayesTrainer.NAIVE_BAYES_VALUE);
    parameters.put(TrainingParameters.CUTOFF_PARAM, 1);
    parameters.put(
        AbstractEventTrainer.DATA_INDEXER_PARAM, AbstractEventTrainer.DATA_INDEXER_ONE_PASS_VALUE);
    return parameters;
  }
}
