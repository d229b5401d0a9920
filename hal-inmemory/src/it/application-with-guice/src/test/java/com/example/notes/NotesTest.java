package com.example.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudhal.computer.CloudComputer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NotesTest {

  @Test
  void theApplicationIsGivenItsCloud() {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      Notes.main(new String[0]);
    } finally {
      System.setOut(console);
    }
    assertEquals("inmemory: tries 2", printed.toString(StandardCharsets.UTF_8).strip());
  }

  @Test
  void applicationAndLibrariesAreModules() {
    assertTrue(Notes.class.getModule().isNamed());
    assertEquals("io.cloudhal", CloudComputer.class.getModule().getName());
    assertTrue(Notes.class.getModule().getLayer().findModule("io.cloudhal.inmemory").isPresent());
  }
}
