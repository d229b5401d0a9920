import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks or applies google-java-format on the project's Java files: {@code check|apply <root>
 * <stamp>}. Files older than the stamp of the last success are left out, unless the root pom, which
 * chooses the formatter, is newer.
 */
final class FormatSources {
  public static void main(String[] args) throws Exception {
    boolean apply = args[0].equals("apply");
    Path root = Path.of(args[1]);
    Path stamp = Path.of(args[2]);
    FileTime started = FileTime.from(Instant.now());
    List<String> files = changedSince(lastSuccess(root, stamp), root);
    if (!files.isEmpty() && format(apply, files) != 0) {
      if (!apply) {
        System.err.println("Not formatted: the files above. Run: mvn -N -Pformat validate");
      }
      System.exit(1);
    }
    Files.write(stamp, new byte[0]);
    Files.setLastModifiedTime(stamp, started);
  }

  private static int format(boolean apply, List<String> files) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    arguments.addAll(files);
    var out = new PrintWriter(System.out, true);
    var err = new PrintWriter(System.err, true);
    try {
      return new Main(out, err, System.in).format(arguments.toArray(String[]::new));
    } finally {
      out.flush();
      err.flush();
    }
  }

  private static FileTime lastSuccess(Path root, Path stamp) throws IOException {
    FileTime never = FileTime.fromMillis(0);
    if (!Files.exists(stamp)) {
      return never;
    }
    FileTime last = Files.getLastModifiedTime(stamp);
    return Files.getLastModifiedTime(root.resolve("pom.xml")).compareTo(last) > 0 ? never : last;
  }

  private static List<String> changedSince(FileTime last, Path root) throws IOException {
    List<String> changed = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            String name = dir.getFileName().toString();
            boolean skipped = name.equals("target") || name.startsWith(".");
            return skipped && !dir.equals(root)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")
                && attributes.lastModifiedTime().compareTo(last) >= 0) {
              changed.add(file.toString());
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return changed;
  }
}
