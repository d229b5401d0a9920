package io.cloudhal.shelf.cli.demo;

import io.cloudhal.Bytes;
import io.cloudhal.alu.FunctionHandler;
import io.cloudhal.alu.InvocationContext;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.PutOptions;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The function {@code news-train}: imports the trainer from the shelf, trains on the articles of
 * its input and stores the model as a blob.
 */
public final class TrainFunction implements FunctionHandler {

  private final CloudComputer computer;

  /** Creates the handler on a computer. */
  public TrainFunction(CloudComputer computer) {
    this.computer = computer;
  }

  @Override
  public Bytes handle(Bytes input, InvocationContext context) throws Exception {
    Json json = Json.parse(input);
    ImportedLibrary library =
        ImportedLibrary.of(computer, ImportTicket.from(json.object("ticket")));
    byte[] model = trainer(library).apply(pairs(json.rows("articles")));
    computer
        .storage()
        .bucket(new BucketName(json.text("bucket")))
        .put(
            BlobKey.of(json.text("model")),
            BlobSource.of(Bytes.wrap(model)),
            PutOptions.defaults());
    return new Json(Map.of("modelBytes", model.length, "import", library.cost())).toBytes();
  }

  @SuppressWarnings("unchecked") // what the trainer's class says of itself
  private static Function<List<Map.Entry<String, String>>, byte[]> trainer(ImportedLibrary library)
      throws ReflectiveOperationException {
    return library.make(NewsPackages.TRAINER, Function.class);
  }

  private static List<Map.Entry<String, String>> pairs(List<List<String>> rows) {
    return rows.stream().map(row -> Map.entry(row.get(0), row.get(1))).toList();
  }
}
