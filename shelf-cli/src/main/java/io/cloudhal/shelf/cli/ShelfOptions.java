package io.cloudhal.shelf.cli;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.CloudComputers;
import io.cloudhal.observe.OperationObserver;
import io.cloudhal.shelf.Fingerprint;
import io.cloudhal.shelf.Shelf;
import io.cloudhal.shelf.ShelfCache;
import io.cloudhal.shelf.ShelfKey;
import io.cloudhal.shelf.ShelfLocation;
import io.cloudhal.shelf.Trust;
import io.cloudhal.storage.BucketName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that uses a shelf, and what they stand for. */
public final class ShelfOptions {

  @Option(
      names = "--computer",
      paramLabel = "URI",
      description = {
        "The computer, such as inmemory:///some/directory or aws://eu-west-1?prefix=demo.",
        "Default: one in memory, kept in a directory of the user."
      })
  private @Nullable URI computer;

  @Option(
      names = "--shelf",
      paramLabel = "BUCKET[/PREFIX]",
      defaultValue = "shelf",
      description = "Where the shelf is. Default: ${DEFAULT-VALUE}")
  private String shelf = "shelf";

  @Option(
      names = "--key",
      paramLabel = "FINGERPRINT|FILE",
      description = {
        "The key to trust: its fingerprint, or a file with the key or the fingerprint.",
        "Default: the key that `shelf init` made for this user."
      })
  private @Nullable String key;

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  private final Places places = Places.ofUser();

  /** Returns the address of the computer. */
  public URI address() {
    return computer == null
        ? URI.create("inmemory://" + places.defaultComputer().toUri().getRawPath())
        : computer;
  }

  /** Returns where results go. */
  public Output output() {
    return new Output(System.out, json);
  }

  /** Returns the shelf as it was named: bucket and prefix. */
  String shelf() {
    return shelf;
  }

  /** Returns the file of the key to publish with. */
  Path keyFile() {
    return key == null ? places.keyFile() : Path.of(key);
  }

  /** Makes the key to publish with if there is none. */
  public void makeKeyIfMissing() throws IOException {
    InitCommand.key(keyFile());
  }

  /** Opens the computer; the caller closes it. */
  CloudComputer open() {
    return open(address(), OperationObserver.none());
  }

  /** Opens the computer at {@code address}; the caller closes it. */
  public CloudComputer open(URI address, OperationObserver observer) {
    try {
      if (computer == null) {
        Files.createDirectories(places.defaultComputer());
      }
      return CloudComputers.open(address, observer);
    } catch (IllegalArgumentException e) {
      throw CommandException.badInput(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw CommandException.failed(
          "directory " + places.defaultComputer() + " cannot be written: " + e.getMessage());
    }
  }

  /** Returns the name of the shelf's bucket. */
  public BucketName bucket() {
    int slash = shelf.indexOf('/');
    return new BucketName(slash < 0 ? shelf : shelf.substring(0, slash));
  }

  /** Returns where the shelf is on an opened computer. */
  public ShelfLocation location(CloudComputer opened) {
    int slash = shelf.indexOf('/');
    String prefix = slash < 0 ? "" : shelf.substring(slash + 1);
    return new ShelfLocation(opened.storage().bucket(bucket()), prefix);
  }

  /** Returns the shelf as a reader sees it. */
  Shelf read(CloudComputer opened) {
    return Shelf.open(location(opened), trust(), cache());
  }

  /** Returns the cache of this user, or none where it cannot be written. */
  ShelfCache cache() {
    try {
      return ShelfCache.in(places.cache().resolve("shelf"));
    } catch (IOException e) {
      return ShelfCache.none();
    }
  }

  /** Returns whose signature counts. */
  Trust trust() {
    return Trust.of(fingerprint());
  }

  /** Returns the key to publish with. */
  public ShelfKey signingKey() {
    Path file = keyFile();
    if (!Files.exists(file)) {
      throw CommandException.notTrusted(
          "there is no key file " + file + ": `shelf init` makes one, --key FILE names another");
    }
    try {
      return ShelfKey.read(file);
    } catch (IOException e) {
      throw CommandException.notTrusted(String.valueOf(e.getMessage()));
    }
  }

  private Fingerprint fingerprint() {
    if (key == null) {
      return ownFingerprint()
          .orElseThrow(
              () ->
                  CommandException.notTrusted(
                      "no key to trust: give its fingerprint, which `shelf init` printed, by"
                          + " --key"));
    }
    return Files.exists(Path.of(key)) ? fromFile(Path.of(key)) : parsed(key);
  }

  private Optional<Fingerprint> ownFingerprint() {
    return Files.exists(places.keyFile())
        ? Optional.of(fromFile(places.keyFile()))
        : Optional.empty();
  }

  private static Fingerprint fromFile(Path file) {
    try {
      String text = Files.readString(file);
      return text.startsWith("-----BEGIN")
          ? ShelfKey.read(file).fingerprint()
          : parsed(text.strip());
    } catch (IOException e) {
      throw CommandException.notTrusted(String.valueOf(e.getMessage()));
    }
  }

  private static Fingerprint parsed(String text) {
    try {
      return Fingerprint.parse(text);
    } catch (IllegalArgumentException e) {
      throw CommandException.badInput("--key must be a fingerprint or a file: " + e.getMessage());
    }
  }
}
