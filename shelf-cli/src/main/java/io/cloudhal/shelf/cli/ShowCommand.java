package io.cloudhal.shelf.cli;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.shelf.ShelfPackage;
import io.cloudhal.shelf.format.EntryKind;
import io.cloudhal.shelf.format.Reference;
import io.cloudhal.shelf.format.TreeEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code shelf show}. */
@Command(
    name = "show",
    description = "Shows where a package comes from, what it needs and what is in it.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

  @Mixin private ShelfOptions options = new ShelfOptions();

  @Option(names = "--files", description = "List the files, too.")
  private boolean files;

  @Parameters(paramLabel = "NAME[@VERSION]", description = "The package; its latest version.")
  private String name = "";

  @Override
  public Integer call() {
    try (CloudComputer computer = options.open()) {
      ShelfPackage shown = options.read(computer).load(name);
      List<TreeEntry> entries =
          IntStream.range(0, shown.catalog().size())
              .mapToObj(shown.catalog()::entry)
              .filter(entry -> entry.kind() == EntryKind.FILE)
              .toList();
      long bytes = entries.stream().mapToLong(TreeEntry::sizeBytes).sum();
      Output output = options.output();
      output.line("%s", shown.id());
      output.line("  catalog  %s", shown.reference().digest());
      new TreeMap<>(shown.attributes())
          .forEach((attribute, value) -> output.line("  %s  %s", attribute, value));
      output.line("  files  %d, %s", entries.size(), Output.size(bytes));
      for (Reference each : shown.catalog().references()) {
        output.line("  needs  %s", each.id());
      }
      if (files) {
        output.table(rows(entries));
      }
      output.result(json(shown, entries, bytes));
      return ExitCode.OK.code();
    }
  }

  private static List<List<String>> rows(List<TreeEntry> entries) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("size", "path"));
    entries.forEach(each -> rows.add(List.of(String.valueOf(each.sizeBytes()), each.path())));
    return rows;
  }

  private Map<String, Object> json(ShelfPackage shown, List<TreeEntry> entries, long bytes) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("package", shown.id().toString());
    json.put("catalog", shown.reference().digest().hex());
    json.put("attributes", shown.attributes());
    json.put("needs", shown.catalog().references().stream().map(Reference::toString).toList());
    json.put("files", entries.size());
    json.put("bytes", bytes);
    if (files) {
      json.put("paths", entries.stream().map(TreeEntry::path).toList());
    }
    return json;
  }
}
