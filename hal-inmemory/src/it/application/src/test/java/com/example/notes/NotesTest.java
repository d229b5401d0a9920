package com.example.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotesTest {

  @Test
  void aVolatileComputerForgets() {
    assertEquals("stored", run("inmemory://volatile"));
    assertEquals("stored", run("inmemory://volatile"));
  }

  @Test
  void aComputerInADirectoryRemembers(@TempDir Path directory) {
    String address = "inmemory://" + directory.toUri().getRawPath();
    assertEquals("stored", run(address));
    assertEquals("somebody was faster", run(address));
  }

  @Test
  void aCloudThatIsNotOnTheClassPathNamesItsModule() {
    Exception failure =
        assertThrows(IllegalArgumentException.class, () -> run("aws://eu-west-1?prefix=notes"));
    assertTrue(failure.getMessage().contains("io.cloudhal:hal-aws"), failure.getMessage());
    assertTrue(failure.getMessage().contains("inmemory"), failure.getMessage());
  }

  @Test
  void guiceIsNotNeeded() {
    assertThrows(ClassNotFoundException.class, () -> Class.forName("com.google.inject.Guice"));
  }

  private static String run(String address) {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      Notes.main(new String[] {address});
    } finally {
      System.setOut(console);
    }
    return printed.toString(StandardCharsets.UTF_8).strip();
  }
}
