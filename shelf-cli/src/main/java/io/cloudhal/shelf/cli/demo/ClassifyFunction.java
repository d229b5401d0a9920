package io.cloudhal.shelf.cli.demo;

import io.cloudhal.Bytes;
import io.cloudhal.alu.FunctionHandler;
import io.cloudhal.alu.InvocationContext;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.StoreName;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ContentHeaders;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import io.cloudhal.storage.ReadResult;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The function {@code news-classify}: imports the classifier from the shelf when it is first
 * called, classifies an article, stores the article as a blob and its category in memory.
 */
public final class ClassifyFunction implements FunctionHandler {

  private static final ContentHeaders TEXT =
      ContentHeaders.none().withType("text/plain; charset=utf-8");

  private record Classifier(UnaryOperator<String> categoryOf, Map<String, Object> importCost) {}

  private final CloudComputer computer;
  private final Map<String, FutureTask<Classifier>> imported = new ConcurrentHashMap<>();

  /** Creates the handler on a computer. */
  public ClassifyFunction(CloudComputer computer) {
    this.computer = computer;
  }

  @Override
  public Bytes handle(Bytes input, InvocationContext context) throws Exception {
    Json json = Json.parse(input);
    String id = json.text("id");
    String text = json.text("text");
    Bucket bucket = computer.storage().bucket(new BucketName(json.text("bucket")));
    Classifier classifier = classifier(bucket, json);
    String category = classifier.categoryOf.apply(text);
    bucket.put(
        BlobKey.of(id), BlobSource.of(Bytes.utf8(text)), PutOptions.defaults().withHeaders(TEXT));
    computer
        .memory()
        .store(new StoreName(json.text("store")))
        .put(EntryKey.of(json.text("run"), id), Bytes.utf8(category), EntryOptions.defaults());
    return new Json(Map.of("category", category, "import", classifier.importCost)).toBytes();
  }

  /** Imports once, however many articles come at the same time. */
  private Classifier classifier(Bucket bucket, Json json) throws Exception {
    String model = json.text("model");
    FutureTask<Classifier> task =
        imported.computeIfAbsent(
            model, key -> new FutureTask<>(() -> importClassifier(bucket, json)));
    task.run();
    try {
      return task.get();
    } catch (Exception e) {
      imported.remove(model, task);
      throw e;
    }
  }

  @SuppressWarnings("unchecked") // what the classifier's class says of itself
  private Classifier importClassifier(Bucket bucket, Json json)
      throws IOException, ReflectiveOperationException {
    ImportedLibrary library =
        ImportedLibrary.of(computer, ImportTicket.from(json.object("ticket")));
    Function<byte[], UnaryOperator<String>> reader =
        library.make(NewsPackages.CLASSIFIER, Function.class);
    UnaryOperator<String> classifier = reader.apply(model(bucket, json.text("model")));
    // The first use loads the rest of what it needs; only then the import is complete.
    Objects.requireNonNull(classifier.apply("warm up"));
    return new Classifier(classifier, library.cost());
  }

  private static byte[] model(Bucket bucket, String key) throws IOException {
    try (ReadResult result =
        bucket.open(BlobKey.of(key), ByteRange.all(), ReadOptions.defaults())) {
      if (result instanceof ReadResult.Found found) {
        return found.body().readAllBytes();
      }
      throw new IOException("there is no model " + key);
    }
  }
}
