package io.cloudhal.testservers;

import java.io.IOException;
import java.nio.file.Path;

/** Fills a directory with a server, by the ordinary client of its registry. */
interface Installer {

  void install(Path directory) throws IOException, InterruptedException;

  /** Returns the one command that a person would run to have it. */
  String byHand();
}
