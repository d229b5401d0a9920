package io.cloudhal.inmemory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on a free port of 127.0.0.1, started when its address is asked for. Its threads
 * are daemons. Thread-safe.
 */
final class LoopbackServer implements AutoCloseable {

  private final HttpHandler handler;
  private final ReentrantLock lock = new ReentrantLock();
  private final ExecutorService threads = Executors.newCachedThreadPool(LoopbackServer::daemon);
  private @Nullable HttpServer server;
  private boolean closed;

  LoopbackServer(HttpHandler handler) {
    this.handler = handler;
  }

  URI address() throws IOException {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("this storage is closed");
      }
      HttpServer running = server;
      if (running == null) {
        running = started();
        server = running;
      }
      return URI.create("http://127.0.0.1:" + running.getAddress().getPort());
    } finally {
      lock.unlock();
    }
  }

  private HttpServer started() throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer created = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    created.createContext("/", this::handle);
    created.setExecutor(threads);
    start(created);
    return created;
  }

  /** The server's own thread is a daemon only if the one that starts it is. */
  private static void start(HttpServer created) throws IOException {
    Thread starter = daemon(created::start);
    starter.start();
    try {
      starter.join();
    } catch (InterruptedException e) {
      created.stop(0);
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      handler.handle(exchange);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "hal-signed-urls");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      HttpServer running = server;
      if (running != null) {
        running.stop(0);
      }
      threads.shutdownNow();
    } finally {
      lock.unlock();
    }
  }
}
