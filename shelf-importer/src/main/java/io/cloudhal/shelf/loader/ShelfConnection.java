package io.cloudhal.shelf.loader;

import io.cloudhal.shelf.ShelfPackage;
import io.cloudhal.shelf.format.EntryKind;
import io.cloudhal.shelf.format.TreeEntry;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a URL names. Nothing is fetched before the stream is read. */
final class ShelfConnection extends URLConnection {

  private final ShelfPackage from;
  private final TreeEntry entry;

  private ShelfConnection(URL url, ShelfPackage from, TreeEntry entry) {
    super(url);
    this.from = from;
    this.entry = entry;
  }

  static ShelfConnection to(URL url, Map<String, ShelfPackage> packages) throws IOException {
    String text = URI.create(url.toExternalForm()).getPath();
    int slash = text.indexOf('/', 1);
    int bang = text.indexOf("!/", Math.max(slash, 0));
    ShelfPackage from = slash < 0 || bang < 0 ? null : packages.get(text.substring(1, slash));
    if (from == null) {
      throw new FileNotFoundException(url + " names no package of this loader");
    }
    String path = text.substring(bang + 2);
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    TreeEntry entry =
        from.find(trimmed)
            .filter(found -> trimmed.equals(path) || found.kind() == EntryKind.DIRECTORY)
            .orElseThrow(() -> new FileNotFoundException(url + " is not in the package"));
    return new ShelfConnection(url, from, entry);
  }

  @Override
  public void connect() {
    connected = true;
  }

  /** Returns the bytes of a file, and nothing for a directory, as a jar does. */
  @Override
  public InputStream getInputStream() {
    return entry.kind() == EntryKind.DIRECTORY
        ? InputStream.nullInputStream()
        : from.open(entry.path());
  }

  @Override
  public long getContentLengthLong() {
    return entry.sizeBytes();
  }

  @Override
  public int getContentLength() {
    return entry.sizeBytes() > Integer.MAX_VALUE ? -1 : (int) entry.sizeBytes();
  }

  @Override
  public @Nullable String getContentType() {
    return guessContentTypeFromName(entry.name());
  }
}
