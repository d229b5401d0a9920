package io.cloudhal.aws;

import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.StoreName;
import io.cloudhal.spi.TimeSource;
import io.cloudhal.testservers.Fault;
import io.cloudhal.testservers.FaultProxy;
import io.cloudhal.testservers.ProxiedRequest;
import io.cloudhal.testservers.TestServer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Stores on a server behind a proxy that fails on command, for the tests of one class. */
final class FaultyTables implements AutoCloseable {

  private final TestServer server;
  private final FaultProxy proxy;
  private final AwsConfig config;
  private final AwsClients clients;

  FaultyTables() {
    this.server = AwsServers.start(AwsService.DYNAMODB);
    this.proxy = FaultProxy.before(server.endpoint());
    this.config = AwsServers.withoutEndpoint().withEndpoint("dynamodb", proxy.endpoint());
    this.clients = new AwsClients(config);
  }

  /** Does something with the service itself. */
  <T> T directly(Function<DynamoDbClient, T> work) {
    return Calls.call(() -> work.apply(clients.dynamoDb()));
  }

  DynamoTables tables() {
    return new DynamoTables(config, clients);
  }

  static StoreName freshName() {
    return new StoreName("s" + UUID.randomUUID().toString().substring(0, 8));
  }

  String physicalName(StoreName name) {
    return config.physicalName(name.value());
  }

  /** Makes a store with a name of its own. */
  DynamoStore store() {
    return store(TimeSource.system());
  }

  DynamoStore store(TimeSource time) {
    StoreName name = freshName();
    Calls.run(() -> tables().ensure(name));
    return store(name, time);
  }

  DynamoStore store(StoreName name) {
    return store(name, TimeSource.system());
  }

  private DynamoStore store(StoreName name, TimeSource time) {
    return (DynamoStore) new DynamoMemory(config, clients, time).store(name);
  }

  /** Returns keys of one partition, in its order. */
  static List<EntryKey> keys(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> EntryKey.of("partition", String.format("%05d", i)))
        .toList();
  }

  /** Lets {@code fault} happen to the next requests for an action. */
  void next(int count, String action, Fault fault) {
    proxy.next(count, action(action), fault);
  }

  /** Has the server seem to answer the next requests for an action. */
  void answer(int count, String action, int status, String body) {
    next(count, action, answer(status, body));
  }

  private static Fault answer(int status, String body) {
    return Fault.answer(status, List.of("Content-Type: application/x-amz-json-1.0"), body);
  }

  /** As {@link #answer}, for requests that have so many bytes. */
  void answer(int count, String action, IntPredicate bytes, int status, String body) {
    proxy.next(
        count,
        action(action)
            .and(
                request ->
                    bytes.test(Integer.parseInt(request.header("Content-Length").orElseThrow()))),
        answer(status, body));
  }

  /** Has the server seem to refuse the next requests for an action. */
  void refuse(int count, String action, int status, String code) {
    answer(count, action, status, error(code, ""));
  }

  /** Returns the body of an error. */
  static String error(String code, String more) {
    return "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + code + "\"" + more + "}";
  }

  /** Returns the key of an entry as the service writes it. */
  static String json(EntryKey key) {
    return "{\"p\":{\"S\":\"%s\"},\"s\":{\"B\":\"%s\"}}"
        .formatted(
            key.partition(), Base64.getEncoder().encodeToString(DynamoKey.entrySort(key.sort())));
  }

  /** Lets the next request for an action pass, before faults given later. */
  void pass(String action) {
    next(1, action, Fault.lateAnswer(Duration.ZERO));
  }

  /** Returns how many requests asked for an action, since the last faults were forgotten. */
  long count(String action) {
    return proxy.requests().stream().filter(action(action)).count();
  }

  /** Forgets faults and requests. */
  void clear() {
    proxy.clear();
  }

  private static Predicate<ProxiedRequest> action(String name) {
    return request ->
        request.header("X-Amz-Target").equals(Optional.of("DynamoDB_20120810." + name));
  }

  @Override
  public void close() {
    clients.close();
    proxy.close();
    server.close();
  }
}
