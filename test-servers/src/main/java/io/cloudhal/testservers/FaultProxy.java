package io.cloudhal.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Stands between a client and a server of HTTP/1.1 on the loopback interface, passes on what it can
 * hold in memory, and does on command what networks and servers do at their worst. Thread-safe.
 */
public final class FaultProxy implements AutoCloseable {

  private static final int BACKLOG = 100;
  private static final long END_SECONDS = 10;

  private final ServerSocket listener;
  private final InetSocketAddress server;
  private final FaultPlan plan = new FaultPlan();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "fault-proxy");
            thread.setDaemon(true);
            return thread;
          });

  private FaultProxy(ServerSocket listener, InetSocketAddress server) {
    this.listener = listener;
    this.server = server;
  }

  /**
   * Starts a proxy before a server.
   *
   * @param server such as {@code http://127.0.0.1:4566}
   */
  public static FaultProxy before(URI server) {
    try {
      ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
      FaultProxy proxy =
          new FaultProxy(listener, new InetSocketAddress(server.getHost(), server.getPort()));
      proxy.threads.execute(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns where clients reach the server through this proxy. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** Lets {@code fault} happen to the next {@code count} requests, behind faults given earlier. */
  public void next(int count, Fault fault) {
    next(count, request -> true, fault);
  }

  /** Lets {@code fault} happen to the next {@code count} requests among {@code which}. */
  public void next(int count, Predicate<ProxiedRequest> which, Fault fault) {
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1, is " + count);
    }
    plan.add(count, which, fault);
  }

  /** Returns the requests that came, since the start or since {@link #clear}. */
  public List<ProxiedRequest> requests() {
    return plan.requests();
  }

  /** Forgets the faults that have not happened and the requests that came. */
  public void clear() {
    plan.clear();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = opened(listener.accept());
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        // Closed, or a client that is gone again: the loop tells.
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      new ProxyConnection(client, this::connect, plan).run();
    } catch (IOException e) {
      // A client or a server that went away, as they do; the client is told by the end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(client);
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.connect(server);
    return opened(socket);
  }

  /** Notes a socket, so that it is closed with the proxy even if that is closing just now. */
  private Socket opened(Socket socket) throws IOException {
    sockets.removeIf(Socket::isClosed);
    sockets.add(socket);
    if (listener.isClosed()) {
      socket.close();
    }
    socket.setTcpNoDelay(true);
    return socket;
  }

  /** Ends all connections. Idempotent. */
  @Override
  public void close() {
    try {
      listener.close();
      for (Socket each : sockets) {
        each.close();
      }
      threads.shutdownNow();
      if (!threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("connections of the proxy did not end");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
