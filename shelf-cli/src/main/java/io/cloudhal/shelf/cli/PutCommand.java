package io.cloudhal.shelf.cli;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.shelf.Shelf;
import io.cloudhal.shelf.format.PackageId;
import io.cloudhal.shelf.format.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code shelf put}. */
@Command(
    name = "put",
    description = {
      "Puts packages on the shelf: Maven coordinates with all that they need, a jar or a"
          + " directory.",
      "What is there already is not sent again; readers see all of it at once or nothing."
    },
    mixinStandardHelpOptions = true)
final class PutCommand implements Callable<Integer> {

  private static final Pattern COORDINATES = Pattern.compile("[^/\\\\:]+(:[^/\\\\:]+){2,4}");

  @Mixin private ShelfOptions options = new ShelfOptions();

  @Mixin private MavenOptions maven = new MavenOptions();

  @Option(
      names = "--as",
      paramLabel = "NAME@VERSION",
      description = "What a jar or directory is called on the shelf, such as tools@1.2.")
  private @Nullable String name;

  @Option(
      names = "--needs",
      paramLabel = "NAME[@VERSION]",
      description = "A package on the shelf that a jar or directory needs; may be repeated.")
  private List<String> needs = List.of();

  @Option(
      names = "--repair",
      description = "Send everything again, because what is on the shelf may be damaged.")
  private boolean repair;

  @Parameters(paramLabel = "SOURCE", description = "group:artifact:version, a jar or a directory.")
  private String source = "";

  @Override
  public Integer call() {
    try (CloudComputer computer = options.open()) {
      Publishing publishing = Publishing.open(options, computer).repairing(repair);
      Publishing.Result result =
          COORDINATES.matcher(source).matches() && !Files.exists(Path.of(source))
              ? publishing.put(maven.closure(source))
              : putFile(computer, publishing);
      print(result);
      return ExitCode.OK.code();
    }
  }

  private Publishing.Result putFile(CloudComputer computer, Publishing publishing) {
    Path file = Path.of(source);
    if (!Files.exists(file)) {
      throw CommandException.notFound(
          "there is no file " + file + ", and it is not group:artifact:version");
    }
    if (name == null) {
      throw CommandException.badInput("a jar or directory needs a name: --as NAME@VERSION");
    }
    Set<Reference> references = new LinkedHashSet<>();
    if (!needs.isEmpty()) {
      Shelf shelf = options.read(computer);
      needs.forEach(each -> references.addAll(shelf.load(each).closure()));
    }
    return publishing.put(PackageId.parse(name), file, List.copyOf(references));
  }

  private void print(Publishing.Result result) {
    Output output = options.output();
    for (Reference each : result.packages()) {
      output.line("%s", each.id());
    }
    output.line(
        result.published().changed()
            ? "Sent %s; the shelf is at revision %d"
            : "All of it was there: sent %s, the shelf stays at revision %d",
        Output.size(result.uploadedBytes()),
        result.published().revision());
    output.result(
        Map.of(
            "packages", result.packages().stream().map(each -> each.id().toString()).toList(),
            "uploadedBytes", result.uploadedBytes(),
            "revision", result.published().revision(),
            "changed", result.published().changed()));
  }
}
