package io.cloudhal.shelf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.CloudComputers;
import io.cloudhal.shelf.cli.ShelfProcess.Ended;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.ListRequest;
import io.cloudhal.storage.PutOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gets one line that says what to do, an exit code of its kind, and loses nothing. */
class BadInputTest {

  @TempDir Path directory;

  private ShelfProcess shelf = new ShelfProcess(Path.of(""));

  @BeforeEach
  void makeAShelf() throws Exception {
    shelf = new ShelfProcess(directory.resolve("home"));
    assertThat(shelf.run("init").exitCode()).isZero();
  }

  private static void assertRefused(Ended ended, ExitCode code, String... words) {
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(code.code());
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.err()).startsWith("shelf: ");
    for (String word : words) {
      assertThat(ended.err()).contains(word);
    }
  }

  @Test
  void aShelfIsMadeOnce() throws Exception {
    assertRefused(shelf.run("init"), ExitCode.USAGE, "shelf");
    assertThat(shelf.run("ls").exitCode()).isZero();
  }

  @Test
  void anUnknownComputerIsRefusedWithTheKnownOnes() throws Exception {
    assertRefused(
        shelf.run("ls", "--computer", "moon://base"), ExitCode.USAGE, "'moon:'", "inmemory");
    assertRefused(
        shelf.run("ls", "--computer", "aws://eu-west-1"), ExitCode.USAGE, "io.cloudhal:hal-aws");
  }

  @Test
  void aComputerThatIsAFileIsRefused() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    assertRefused(
        shelf.run("ls", "--computer", "inmemory://" + file), ExitCode.USAGE, "is not a directory");
  }

  @Test
  void aReaderWithoutAKeyIsToldHowToGiveOne() throws Exception {
    ShelfProcess reader = new ShelfProcess(directory.resolve("reader"));
    String computer = "inmemory://" + directory.resolve("home/data/computer");
    assertRefused(
        reader.run("ls", "--computer", computer), ExitCode.NOT_TRUSTED, "fingerprint", "--key");
    assertRefused(
        reader.run("ls", "--computer", computer, "--key", "0".repeat(64)), ExitCode.NOT_TRUSTED);
    assertRefused(
        reader.run("ls", "--computer", computer, "--key", "nonsense"), ExitCode.USAGE, "--key");
  }

  @Test
  void whatIsNotThereIsNamed() throws Exception {
    assertRefused(shelf.run("show", "nothing"), ExitCode.NOT_FOUND, "nothing");
    assertRefused(
        shelf.run("put", "no/such.jar", "--as", "a@1"), ExitCode.NOT_FOUND, "no/such.jar");
    assertRefused(shelf.run("ls", "--shelf", "other"), ExitCode.NOT_FOUND, "other");
  }

  @Test
  void coordinatesThatDoNotExistAreNotFound() throws Exception {
    MavenRepository repository =
        new MavenRepository(Files.createDirectories(directory.resolve("r")));
    Ended ended =
        shelf.run(
            "put",
            "com.example:nobody:1",
            "--repository",
            repository.uri().toString(),
            "--local-repository",
            directory.resolve("local").toString());
    assertRefused(ended, ExitCode.NOT_FOUND, "com.example:nobody");
  }

  @Test
  void aJarWithAWrongChecksumIsNotPut() throws Exception {
    MavenRepository repository = new MavenRepository(directory.resolve("r"));
    Path jar = repository.add("base", "");
    Jars.write(jar, Map.of("evil.txt", "other content"));
    Ended ended =
        shelf.run(
            "put",
            "com.example:base:1",
            "--repository",
            repository.uri().toString(),
            "--local-repository",
            directory.resolve("local").toString());
    assertRefused(ended, ExitCode.NOT_FOUND, "base");
    assertThat(shelf.run("ls").out()).doesNotContain("com.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../escape.txt", "/absolute.txt", "a/../../b.txt"})
  void aJarThatEscapesItsDirectoryIsNotPut(String entry) throws Exception {
    Path jar = Jars.write(directory.resolve("evil.jar"), Map.of(entry, "evil"));
    assertRefused(shelf.run("put", jar.toString(), "--as", "evil@1"), ExitCode.USAGE, "evil.jar");
    assertThat(shelf.run("ls").out()).doesNotContain("evil");
  }

  @Test
  void aFileThatIsNoJarIsNotPut() throws Exception {
    Path jar = Files.writeString(directory.resolve("text.jar"), "no zip at all");
    assertRefused(shelf.run("put", jar.toString(), "--as", "a@1"), ExitCode.USAGE, "text.jar");
  }

  @Test
  void aTamperedPackIsFoundAndRepaired() throws Exception {
    String jar = Jars.write(directory.resolve("a.jar"), Map.of("a.txt", "a".repeat(9))).toString();
    shelf.run("put", jar, "--as", "a@1");
    replaceAll("packs/");
    Ended verified = shelf.run("verify");
    assertThat(verified.exitCode()).isEqualTo(ExitCode.NOT_TRUSTED.code());
    assertThat(verified.out()).contains("a@1", "--repair");
    assertThat(shelf.run("put", jar, "--as", "a@1", "--repair").exitCode()).isZero();
    assertThat(shelf.run("verify").exitCode()).isZero();
  }

  @Test
  void aTamperedRootIsNotBelieved() throws Exception {
    replaceAll("root");
    assertRefused(shelf.run("ls"), ExitCode.NOT_TRUSTED, "root");
  }

  /** Gives all objects of the shelf whose names begin so other bytes of the same number. */
  private void replaceAll(String prefix) {
    URI address = URI.create("inmemory://" + directory.resolve("home/data/computer"));
    try (CloudComputer computer = CloudComputers.open(address)) {
      Bucket bucket = computer.storage().bucket(new BucketName("shelf"));
      bucket
          .list(ListRequest.deep(prefix))
          .items()
          .forEach(
              each -> {
                BlobKey key = BlobKey.of(each.name());
                int size = (int) bucket.stat(key).orElseThrow().sizeBytes();
                bucket.put(key, BlobSource.of(Bytes.wrap(new byte[size])), PutOptions.defaults());
              });
    }
  }
}
