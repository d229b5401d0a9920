package io.cloudhal.shelf.cli.demo;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.observe.OperationObserver;
import io.cloudhal.shelf.cli.CommandException;
import io.cloudhal.shelf.cli.MavenOptions;
import io.cloudhal.shelf.cli.Output;
import io.cloudhal.shelf.cli.ShelfOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code shelf demo}. */
@Command(
    name = "demo",
    description = {
      "Runs the news classifier: puts Apache OpenNLP on a shelf, has cloud functions import it from"
          + " there, and classifies articles that come over a queue."
    },
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

  @Mixin private ShelfOptions options = new ShelfOptions();

  @Mixin private MavenOptions maven = new MavenOptions();

  @Option(
      names = "--articles",
      paramLabel = "FILE",
      description = {
        "Your own articles: CSV in UTF-8 with the columns category and text.",
        "Every fourth is held out from training, to judge by. Default: 120 articles of ours."
      })
  private @Nullable Path articles;

  @Override
  public Integer call() throws Exception {
    List<Article> read = articles == null ? Articles.shipped() : Articles.of(articles);
    Output output = options.output();
    // The adapter logs through SLF4J, which would complain that nobody listens.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    try (CloudComputer computer =
        options.open(withFunctions(options.address()), OperationObserver.none())) {
      output.line("News classifier on %s", options.address().getScheme());
      ImportTicket ticket = new NewsShelf(options, maven, output).publish(computer);
      new NewsJob(computer, ticket).run(read).print(output);
      return 0;
    } catch (IllegalStateException e) {
      throw CommandException.failed(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Names the two functions in an address that does not: on the in-memory computer by their
   * classes. On a cloud they must be deployed, and the address says where.
   */
  private static URI withFunctions(URI address) {
    String query = address.getRawQuery() == null ? "" : address.getRawQuery();
    if (!"inmemory".equals(address.getScheme()) || query.contains("function.")) {
      return address;
    }
    String functions =
        "function."
            + NewsJob.TRAIN
            + "="
            + TrainFunction.class.getName()
            + "&function."
            + NewsJob.CLASSIFY
            + "="
            + ClassifyFunction.class.getName();
    return URI.create(address + (query.isEmpty() ? "?" : "&") + functions);
  }
}
