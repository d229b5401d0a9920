package io.cloudhal.aws;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.apache.http.HttpHost;
import org.apache.http.conn.socket.LayeredConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * The TLS of the JVM, by its system properties, set up at the first connection that needs it: that
 * is half of what an HTTP client costs a cold process.
 */
final class LazyTls implements LayeredConnectionSocketFactory {

  private final Lazy<LayeredConnectionSocketFactory> tls =
      new Lazy<>(SSLConnectionSocketFactory::getSystemSocketFactory);

  /** Sets it up now. */
  void prepare() {
    LayeredConnectionSocketFactory unused = tls.get();
  }

  @Override
  public Socket createSocket(HttpContext context) throws IOException {
    return tls.get().createSocket(context);
  }

  @Override
  public Socket connectSocket(
      int connectTimeout,
      @Nullable Socket socket,
      HttpHost host,
      InetSocketAddress remoteAddress,
      @Nullable InetSocketAddress localAddress,
      HttpContext context)
      throws IOException {
    return tls.get()
        .connectSocket(connectTimeout, socket, host, remoteAddress, localAddress, context);
  }

  @Override
  public Socket createLayeredSocket(Socket socket, String target, int port, HttpContext context)
      throws IOException {
    return tls.get().createLayeredSocket(socket, target, port, context);
  }
}
