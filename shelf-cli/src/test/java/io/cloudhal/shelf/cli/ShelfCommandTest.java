package io.cloudhal.shelf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.shelf.cli.ShelfProcess.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command does when all is well. */
class ShelfCommandTest {

  @TempDir Path directory;

  private ShelfProcess shelf = new ShelfProcess(Path.of(""));

  @BeforeEach
  void useAHomeOfItsOwn() {
    shelf = new ShelfProcess(directory.resolve("home"));
  }

  private void init() throws Exception {
    assertThat(shelf.run("init").exitCode()).isZero();
  }

  @Test
  void initMakesAKeyThatOnlyItsOwnerReadsAndTellsTheFingerprint() throws Exception {
    Map<String, Object> made = shelf.run("init", "--json").json();
    Path key = Path.of(String.valueOf(made.get("keyFile")));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(String.valueOf(made.get("fingerprint"))).matches(".*[0-9a-f]{64}");
  }

  @Test
  void anotherHomeReadsWithTheFingerprint() throws Exception {
    String fingerprint = String.valueOf(shelf.run("init", "--json").json().get("fingerprint"));
    String computer = "inmemory://" + directory.resolve("home/data/computer");
    ShelfProcess reader = new ShelfProcess(directory.resolve("reader"));
    Ended listed = reader.run("ls", "--json", "--computer", computer, "--key", fingerprint);
    assertThat(listed.exitCode()).as(listed.err()).isZero();
    assertThat(listed.json().get("packages")).isEqualTo(List.of());
  }

  @Test
  void aDirectoryIsPutListedShownAndVerified() throws Exception {
    init();
    Path site = Files.createDirectories(directory.resolve("site/pages"));
    Files.writeString(site.resolve("index.html"), "<p>hello</p>");
    String source = directory.resolve("site").toString();
    Map<String, Object> put = shelf.run("put", source, "--as", "site@1.0", "--json").json();
    assertThat(put.get("packages")).isEqualTo(List.of("site@1.0"));
    assertThat(put.get("changed")).isEqualTo(true);
    assertThat(shelf.run("ls").out()).contains("site", "1.0");
    Map<String, Object> shown = shelf.run("show", "site", "--files", "--json").json();
    assertThat(shown.get("paths")).isEqualTo(List.of("pages/index.html"));
    Map<String, Object> verified = shelf.run("verify", "--json").json();
    assertThat(verified.get("files")).isEqualTo(1);
    assertThat(verified.get("problems")).isEqualTo(List.of());
  }

  @Test
  void puttingTheSameAgainSendsNothingAndChangesNothing() throws Exception {
    init();
    String jar = Jars.write(directory.resolve("a.jar"), Map.of("a.txt", "a")).toString();
    Map<String, Object> first = shelf.run("put", jar, "--as", "a@1", "--json").json();
    Map<String, Object> second = shelf.run("put", jar, "--as", "a@1", "--json").json();
    assertThat(second.get("changed")).isEqualTo(false);
    assertThat(second.get("uploadedBytes")).isEqualTo(0);
    assertThat(second.get("revision")).isEqualTo(first.get("revision"));
  }

  @Test
  void coordinatesArePutWithAllThatTheyNeed() throws Exception {
    init();
    MavenRepository repository = new MavenRepository(directory.resolve("repository"));
    repository.add("base", "");
    repository.add("middle", "base");
    repository.add("top", "middle");
    Ended put = put(repository, "com.example:top:1");
    assertThat(put.exitCode()).as(put.err()).isZero();
    Map<String, Object> shown = shelf.run("show", "pkg:maven/com.example/top", "--json").json();
    assertThat(String.valueOf(shown.get("needs")))
        .contains("pkg:maven/com.example/middle@1", "pkg:maven/com.example/base@1");
    assertThat(String.valueOf(shown.get("attributes"))).contains("pkg:maven/com.example/top@1");
  }

  private Ended put(MavenRepository repository, String coordinates) throws Exception {
    return shelf.run(
        "put",
        coordinates,
        "--repository",
        repository.uri().toString(),
        "--local-repository",
        directory.resolve("local").toString());
  }

  @Test
  void aProgramRunsFromTheShelfWithItsArguments() throws Exception {
    init();
    Path jar =
        Jars.program(directory, "System.out.println(\"hello \" + String.join(\",\", args));");
    shelf.run("put", jar.toString(), "--as", "hello@1");
    Ended ran = shelf.run("run", "hello", "--one", "two");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out()).isEqualToIgnoringNewLines("hello --one,two");
  }

  @Test
  void refreshSignsAnotherRevision() throws Exception {
    init();
    assertThat(shelf.run("refresh", "--json").json().get("revision")).isEqualTo(2);
  }

  @Test
  void shellsGetTheirCompletion() throws Exception {
    assertThat(shelf.run("generate-completion").out()).contains("verify", "--computer");
  }
}
