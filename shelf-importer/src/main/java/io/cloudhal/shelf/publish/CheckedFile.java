package io.cloudhal.shelf.publish;

import io.cloudhal.shelf.InvalidSourceException;
import io.cloudhal.shelf.format.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A file that was read once: what it holds is known, and must be the same when it is read again.
 */
record CheckedFile(PackageSource source, SourceEntry entry, Digest digest) {

  private static final int PIECE = 1 << 16;

  /** Takes pieces of a file. */
  interface Sink {
    void write(byte[] piece, int length);
  }

  /** Reads the file whole. */
  static CheckedFile of(PackageSource source, SourceEntry entry, LongConsumer progress) {
    Digest digest = read(source, entry, (piece, length) -> progress.accept(length));
    return new CheckedFile(source, entry, digest);
  }

  /** Gives the file to {@code sink} once more. */
  void readAgain(Sink sink) {
    if (!read(source, entry, sink).equals(digest)) {
      throw new InvalidSourceException(
          source.name(), "changed while it was published, at " + entry.path(), "try again", null);
    }
  }

  private static Digest read(PackageSource source, SourceEntry entry, Sink sink) {
    MessageDigest digest = Digest.sha256();
    long left = entry.sizeBytes();
    try (InputStream in = new DigestInputStream(entry.content().open(), digest)) {
      byte[] piece = new byte[PIECE];
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        left -= length;
        if (left < 0) {
          throw new IOException("it has more bytes than it says");
        }
        sink.write(piece, length);
      }
    } catch (IOException e) {
      throw damaged(source, entry, e.getMessage(), e);
    }
    if (left != 0) {
      throw damaged(source, entry, "it has fewer bytes than it says", null);
    }
    return Digest.finish(digest);
  }

  private static InvalidSourceException damaged(
      PackageSource source,
      SourceEntry entry,
      @Nullable String problem,
      @Nullable IOException cause) {
    return new InvalidSourceException(
        source.name(),
        "cannot be read at " + entry.path() + " (" + problem + ")",
        "fetch it again or correct its permissions",
        cause);
  }
}
