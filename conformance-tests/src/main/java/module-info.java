/** The conformance suite: what every provider of {@code io.cloudhal} must do, as tests. */
module io.cloudhal.conformance {
  requires transitive io.cloudhal;
  requires transitive org.junit.jupiter.api;
  requires java.net.http;
  requires org.assertj.core;
  requires static org.jspecify;

  exports io.cloudhal.conformance;

  opens io.cloudhal.conformance to
      org.junit.platform.commons;
}
