package io.cloudhal.shelf.cli;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.shelf.Published;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code shelf refresh}. */
@Command(
    name = "refresh",
    description = "Signs the shelf anew, so that readers believe it for 90 more days.",
    mixinStandardHelpOptions = true)
final class RefreshCommand implements Callable<Integer> {

  @Mixin private ShelfOptions options = new ShelfOptions();

  @Override
  public Integer call() {
    try (CloudComputer computer = options.open()) {
      Published published = Publishing.open(options, computer).refresh();
      Output output = options.output();
      output.line("The shelf is at revision %d, for 90 days", published.revision());
      output.result(Map.of("revision", published.revision()));
      return ExitCode.OK.code();
    }
  }
}
