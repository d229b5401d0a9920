/** The reference implementation, in memory or kept in a directory. */
module io.cloudhal.inmemory {
  requires transitive io.cloudhal;
  requires static com.google.guice;
  requires com.h2database.mvstore;
  requires jdk.httpserver;
  requires static org.jspecify;

  exports io.cloudhal.inmemory;

  provides io.cloudhal.computer.ComputerProvider with
      io.cloudhal.inmemory.InMemoryComputerProvider;
}
