package io.cloudhal.shelf.cli.demo;

/** What the functions of the demo import. */
final class NewsPackages {

  /** The library, from Maven Central. */
  static final String OPENNLP = "org.apache.opennlp:opennlp-tools:2.5.11";

  /** The adapter's jar, a resource of this package; compiled against the library. */
  static final String ADAPTER_JAR = "news-classifier.jar";

  /** The name of the adapter on the shelf. */
  static final String ADAPTER = "pkg:maven/io.cloudhal/news-classifier";

  /** Its version: another one whenever the adapter changes. */
  static final String ADAPTER_VERSION = "1";

  /** A {@code Function<List<Map.Entry<String, String>>, byte[]>} that makes a model. */
  static final String TRAINER = "io.cloudhal.demo.opennlp.NewsTrainer";

  /** A {@code Function<byte[], UnaryOperator<String>>} that reads a model. */
  static final String CLASSIFIER = "io.cloudhal.demo.opennlp.NewsClassifier";

  private NewsPackages() {}
}
