package io.cloudhal.shelf.loader;

import io.cloudhal.shelf.ShelfPackage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * URLs of packages and of what is in them: {@code shelf://<shelf id>/<catalog
 * digest>/<name>@<version>!/<path>}. They work wherever the object is handed to; their text alone
 * works in no other URL.
 */
final class ShelfUrls {

  private static final String SCHEME = "shelf";

  private final String shelf;
  private final Handler handler;

  /** {@code packages} by the digests of their catalogs. */
  ShelfUrls(String shelf, Map<String, ShelfPackage> packages) {
    this.shelf = shelf;
    this.handler = new Handler(Map.copyOf(packages));
  }

  /** Returns the URL of {@code path} in {@code from}; of the package itself if it is empty. */
  URL url(ShelfPackage from, String path) {
    String text = "/" + from.reference().digest() + "/" + from.id() + "!/" + path;
    try {
      return URL.of(new URI(SCHEME, shelf, text, null), handler);
    } catch (URISyntaxException | MalformedURLException e) {
      throw new IllegalStateException("every path makes a URL, but not " + path, e);
    }
  }

  private static final class Handler extends URLStreamHandler {
    private final Map<String, ShelfPackage> packages;

    Handler(Map<String, ShelfPackage> packages) {
      this.packages = packages;
    }

    @Override
    protected URLConnection openConnection(URL url) throws IOException {
      return ShelfConnection.to(url, packages);
    }

    /** Shelf ids are no hosts: comparing URLs must not ask the network for them. */
    @Override
    protected @Nullable InetAddress getHostAddress(URL url) {
      return null;
    }
  }
}
