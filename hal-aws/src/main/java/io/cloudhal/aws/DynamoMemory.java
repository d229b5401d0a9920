package io.cloudhal.aws;

import io.cloudhal.ProviderId;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.Memory;
import io.cloudhal.memory.MemoryCapabilities;
import io.cloudhal.memory.StoreName;
import io.cloudhal.spi.TimeSource;

/** The memory on DynamoDB: a table for each store. */
final class DynamoMemory implements Memory {

  private final AwsConfig config;
  private final AwsClients clients;
  private final DynamoRules rules;

  DynamoMemory(AwsConfig config, AwsClients clients) {
    this(config, clients, TimeSource.system());
  }

  /**
   * Creates the device.
   *
   * @param time by which it judges expiry
   */
  DynamoMemory(AwsConfig config, AwsClients clients, TimeSource time) {
    this.config = config;
    this.clients = clients;
    this.rules = new DynamoRules(time);
  }

  @Override
  public ProviderId provider() {
    return new ProviderId("aws");
  }

  @Override
  public MemoryCapabilities capabilities() {
    return DynamoLimits.INSTANCE;
  }

  @Override
  public KeyValueStore store(StoreName name) {
    return new DynamoStore(
        name, new DynamoTable(config.physicalName(name.value()), clients, rules));
  }

  /** Does nothing: whoever made the clients closes them. */
  @Override
  public void close() {}
}
