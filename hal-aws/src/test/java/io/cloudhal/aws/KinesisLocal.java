package io.cloudhal.aws;

import io.cloudhal.bus.StreamName;
import io.cloudhal.computer.StreamSpec;
import io.cloudhal.testservers.TestServer;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** A server of Kinesis and what reaches it, for the tests of one class. */
final class KinesisLocal implements AutoCloseable {

  private final TestServer server;
  private final AwsConfig config;
  private final AwsClients clients;

  KinesisLocal() {
    this.server = AwsServers.start(AwsService.KINESIS);
    this.config = AwsServers.withoutEndpoint().withEndpoint("kinesis", server.endpoint());
    this.clients = new AwsClients(config);
  }

  AwsConfig config() {
    return config;
  }

  AwsClients clients() {
    return clients;
  }

  KinesisStreams streams() {
    return new KinesisStreams(config, clients);
  }

  /** Creates a stream with a name of its own. */
  KinesisStream stream(int shards) {
    StreamName name = fresh();
    Calls.run(() -> streams().ensure(StreamSpec.of(name, shards)));
    return handle(name);
  }

  KinesisStream handle(StreamName name) {
    return new KinesisStream(config, clients, name, Optional.empty());
  }

  static StreamName fresh() {
    return new StreamName(
        "s" + UUID.randomUUID().toString().toLowerCase(Locale.ROOT).substring(0, 8));
  }

  @Override
  public void close() {
    clients.close();
    server.close();
  }
}
