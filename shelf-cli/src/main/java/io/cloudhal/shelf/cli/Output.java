package io.cloudhal.shelf.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a command prints: text for people, or one JSON object. */
public final class Output {

  private final PrintStream out;
  private final boolean json;

  /** Creates the output of a command. */
  public Output(PrintStream out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** Returns whether the result is printed as JSON. */
  public boolean isJson() {
    return json;
  }

  /** Prints a line for people. */
  @SuppressWarnings("AnnotateFormatMethod") // its annotation would be one more dependency
  public void line(String format, Object... arguments) {
    if (!json) {
      out.println(format.formatted(arguments));
    }
  }

  /** Prints rows in columns for people; the first row is the header. */
  public void table(List<List<String>> rows) {
    if (json) {
      return;
    }
    List<Integer> widths = widths(rows);
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        line.append(cell);
        if (column < row.size() - 1) {
          line.append(" ".repeat(widths.get(column) - cell.length() + 2));
        }
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static List<Integer> widths(List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        int width = row.get(column).length();
        if (column == widths.size()) {
          widths.add(width);
        } else {
          widths.set(column, Math.max(width, widths.get(column)));
        }
      }
    }
    return widths;
  }

  /** Prints the result for programs. */
  public void result(Map<String, ?> result) {
    if (json) {
      try {
        out.println(JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(result));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Returns a size for people, such as {@code 1.4 MB}. */
  public static String size(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double size = bytes;
    String[] units = {"kB", "MB", "GB", "TB"};
    int unit = -1;
    while (size >= 1000 && unit < units.length - 1) {
      size /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", size, units[unit]);
  }
}
