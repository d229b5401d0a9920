package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.error.HalException;
import io.cloudhal.testservers.Fault;
import io.cloudhal.testservers.FaultProxy;
import io.cloudhal.testservers.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The server of a service, or of some, behind a proxy that makes it fail, and what reaches it so.
 */
final class FaultyServer implements AutoCloseable {

  /** More than any call that is to fail in time needs beyond its deadline. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final TestServer server;
  private final FaultProxy proxy;
  private final AwsConfig config;
  private final AwsClients clients;

  /** Starts the server of {@code services}, which must be one. */
  FaultyServer(AwsService... services) {
    this.server = AwsServers.start(services[0]);
    this.proxy = FaultProxy.before(server.endpoint());
    AwsConfig on = AwsServers.withoutEndpoint();
    for (AwsService each : services) {
      on = on.withEndpoint(each.id(), proxy.endpoint());
    }
    this.config = on;
    this.clients = new AwsClients(config);
  }

  AwsConfig config() {
    return config;
  }

  AwsClients clients() {
    return clients;
  }

  FaultProxy proxy() {
    return proxy;
  }

  /** Returns the faults that the next attempt may not see, by name; the server may have acted. */
  static Map<String, Fault> passing(Fault throttled) {
    return Map.of(
        "reset before", Fault.resetBefore(),
        "answer lost", Fault.lostAnswer(),
        "answer cut", Fault.cutAnswer(),
        "500", Fault.answer(500, List.of(), ""),
        "503", Fault.answer(503, List.of(), ""),
        "throttled", throttled);
  }

  /** Returns a refusal as services with JSON or CBOR tell it. */
  static Fault refusal(int status, String code) {
    return Fault.answer(status, List.of("x-amzn-ErrorType: " + code), "");
  }

  /** Runs {@code work} and returns the error that it ends with, in time. */
  static HalException failure(Duration deadline, Callable<?> work) {
    Optional<HalException> outcome = outcome(deadline, work);
    assertThat(outcome).as("failure").isPresent();
    return outcome.get();
  }

  /** Runs {@code work} and returns the error that it ends with, if any, in time. */
  static Optional<HalException> outcome(Duration deadline, Callable<?> work) {
    long start = System.nanoTime();
    try {
      Object unused = Calls.call(deadline, work);
      return Optional.empty();
    } catch (HalException e) {
      return Optional.of(e);
    } finally {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(deadline.plus(GRACE));
    }
  }

  @Override
  public void close() {
    clients.close();
    proxy.close();
    server.close();
  }
}
