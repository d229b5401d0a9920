package io.cloudhal.shelf.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.shelf.cli.ShelfProcess;
import io.cloudhal.shelf.cli.ShelfProcess.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, from Maven Central to the table of results. */
class DemoTest {

  @TempDir Path directory;

  private ShelfProcess shelf = new ShelfProcess(Path.of(""));

  @BeforeEach
  void useAHomeOfItsOwn() {
    shelf = new ShelfProcess(directory.resolve("home"));
  }

  @Test
  void theShippedArticlesAreClassifiedByALibraryFromTheShelf() throws Exception {
    Ended ended = shelf.run("demo", "--json", "--computer", "inmemory://volatile");
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    Map<String, Object> result = ended.json();
    assertThat(result.get("provider")).isEqualTo("inmemory");
    assertThat(result.get("articles")).isEqualTo(120);
    assertThat((Double) result.get("accuracy")).isGreaterThan(0.8);
    assertThat((Integer) result.get("classesFromShelf")).isGreaterThan(40);
    assertThat((Integer) result.get("importRequests")).isBetween(1, 10);
    assertThat((Integer) result.get("importBytes")).isGreaterThan(100_000);
  }

  @Test
  void theUsersArticlesAreClassifiedOnTheDefaultComputer() throws Exception {
    StringBuilder csv = new StringBuilder("category,text\n");
    for (int i = 0; i < 12; i++) {
      csv.append("fruit,\"sweet apples and pears, ripe in the orchard\"\n");
      csv.append("metal,\"iron and copper, \"\"hard\"\" ore from the mine\"\n");
    }
    Path file = Files.writeString(directory.resolve("mine.csv"), csv);
    Map<String, Object> result = shelf.run("demo", "--json", "--articles", file.toString()).json();
    assertThat(result.get("articles")).isEqualTo(24);
    assertThat(result.get("heldOut")).isEqualTo(6);
    assertThat(result.get("accuracy")).isEqualTo(1.0);
  }

  @Test
  void articlesThatAreNoneAreRefusedBeforeAnythingIsDone() throws Exception {
    Path file = Files.writeString(directory.resolve("bad.csv"), "title,body\na,b\n");
    Ended ended = shelf.run("demo", "--articles", file.toString());
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).contains("bad.csv", "category", "text");
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(shelf.run("demo", "--articles", "no.csv").exitCode()).isEqualTo(3);
    assertThat(Files.exists(directory.resolve("home/data/computer/storage/shelf"))).isFalse();
  }
}
