package io.cloudhal.shelf.cli;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.shelf.Shelf;
import io.cloudhal.shelf.ShelfException;
import io.cloudhal.shelf.Verification;
import io.cloudhal.shelf.format.IndexEntry;
import io.cloudhal.shelf.format.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command {@code shelf verify}. */
@Command(
    name = "verify",
    description = "Reads every byte of the shelf, or of a package, and checks it.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

  @Mixin private ShelfOptions options = new ShelfOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME[@VERSION]",
      description = "Only this package. Default: all.")
  private @Nullable String name;

  private long files;
  private long bytes;
  private final List<String> problems = new ArrayList<>();

  @Override
  public Integer call() {
    try (CloudComputer computer = options.open()) {
      Shelf shelf = options.read(computer);
      List<Reference> checked =
          name == null
              ? shelf.packages().stream().map(IndexEntry::reference).toList()
              : List.of(shelf.load(name).reference());
      try (Progress progress = Progress.of("verify", "kB", 1000, -1)) {
        for (Reference each : checked) {
          progress.show(each.id().name());
          verify(shelf, each, progress);
        }
      }
      return report(checked.size());
    }
  }

  private void verify(Shelf shelf, Reference reference, Progress progress) {
    try {
      Verification found = shelf.load(reference).verify(progress.steps());
      files += found.files();
      bytes += found.bytes();
      found.problems().forEach(problem -> problems.add(reference.id() + ": " + problem));
    } catch (ShelfException e) {
      problems.add(reference.id() + ": " + e.getMessage());
    }
  }

  private int report(int packages) {
    Output output = options.output();
    problems.forEach(problem -> output.line("%s", problem));
    output.line(
        "Checked %d files of %d packages, %s: %s",
        files,
        packages,
        Output.size(bytes),
        problems.isEmpty()
            ? "all is well"
            : problems.size() + " problems; put these packages again with --repair");
    output.result(
        Map.of("packages", packages, "files", files, "bytes", bytes, "problems", problems));
    return problems.isEmpty() ? ExitCode.OK.code() : ExitCode.NOT_TRUSTED.code();
  }
}
