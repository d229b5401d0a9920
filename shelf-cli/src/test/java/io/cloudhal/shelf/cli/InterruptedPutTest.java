package io.cloudhal.shelf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.shelf.cli.ShelfProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A put that does not end, and two at once, leave the shelf whole. */
class InterruptedPutTest {

  private static final int MEGABYTE = 1 << 20;

  @TempDir Path directory;

  private ShelfProcess shelf = new ShelfProcess(Path.of(""));

  @BeforeEach
  void makeAShelf() throws Exception {
    shelf = new ShelfProcess(directory.resolve("home"));
    assertThat(shelf.run("init").exitCode()).isZero();
  }

  @Test
  void aKilledPutShowsNothingAndCanBeRepeated() throws Exception {
    String source = randomFiles("large", 24).toString();
    for (long millis : List.of(300L, 600L, 1000L)) {
      Process put = shelf.start("put", source, "--as", "large@1");
      put.waitFor(millis, TimeUnit.MILLISECONDS);
      put.destroyForcibly().waitFor();
      Ended verified = shelf.run("verify");
      assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
    }
    assertThat(shelf.run("put", source, "--as", "large@1").exitCode()).isZero();
    assertThat(shelf.run("verify", "--json").json().get("files")).isEqualTo(24);
  }

  @Test
  void aFullDiskIsToldInOneLineAndLosesNothing() throws Exception {
    shelf.run("put", randomFiles("small", 1).toString(), "--as", "small@1");
    String source = randomFiles("large", 8).toString();
    Ended refused = shelf.runWithFilesUpTo(2048, "put", source, "--as", "large@1");
    assertThat(refused.exitCode()).as(refused.err()).isEqualTo(ExitCode.FAILED.code());
    assertThat(refused.err().lines()).hasSize(1);
    Map<String, Object> verified = shelf.run("verify", "--json").json();
    assertThat(verified.get("packages")).isEqualTo(1);
    assertThat(verified.get("problems")).isEqualTo(List.of());
    assertThat(shelf.run("put", source, "--as", "large@1").exitCode()).isZero();
  }

  @Test
  void twoPublishersAtOnceBothGetTheirPackageOnTheShelf() throws Exception {
    Process one = shelf.start("put", randomFiles("one", 4).toString(), "--as", "one@1");
    Process other = shelf.start("put", randomFiles("other", 4).toString(), "--as", "other@1");
    assertThat(one.waitFor()).isZero();
    assertThat(other.waitFor()).isZero();
    assertThat(shelf.run("ls").out()).contains("one", "other");
    assertThat(shelf.run("verify").exitCode()).isZero();
  }

  private Path randomFiles(String name, int megabytes) throws IOException {
    Path folder = Files.createDirectories(directory.resolve(name));
    Random random = new Random(name.hashCode());
    for (int i = 0; i < megabytes; i++) {
      byte[] content = new byte[MEGABYTE];
      random.nextBytes(content);
      Files.write(folder.resolve("file" + i), content);
    }
    return folder;
  }
}
