package io.cloudhal.shelf.cli;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.shelf.Shelf;
import io.cloudhal.shelf.format.IndexEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code shelf ls}. */
@Command(
    name = "ls",
    description = "Lists the packages on the shelf.",
    mixinStandardHelpOptions = true)
final class LsCommand implements Callable<Integer> {

  private static final int SHOWN_DIGITS = 12;

  @Mixin private ShelfOptions options = new ShelfOptions();

  @Override
  public Integer call() {
    try (CloudComputer computer = options.open()) {
      Shelf shelf = options.read(computer);
      Output output = options.output();
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("package", "version", "catalog"));
      for (IndexEntry each : shelf.packages()) {
        String digest = each.reference().digest().hex();
        rows.add(List.of(each.id().name(), each.id().version(), digest.substring(0, SHOWN_DIGITS)));
      }
      output.table(rows);
      output.line("");
      output.line("Revision %d, to be believed until %s", shelf.revision(), shelf.expiresAt());
      output.result(
          Map.of(
              "revision", shelf.revision(),
              "expiresAt", shelf.expiresAt().toString(),
              "packages", shelf.packages().stream().map(LsCommand::json).toList()));
      return ExitCode.OK.code();
    }
  }

  private static Map<String, String> json(IndexEntry entry) {
    return Map.of(
        "name", entry.id().name(),
        "version", entry.id().version(),
        "catalog", entry.reference().digest().hex());
  }
}
