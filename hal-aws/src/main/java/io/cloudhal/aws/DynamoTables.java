package io.cloudhal.aws;

import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.memory.StoreName;
import io.cloudhal.spi.Call;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * Creates and removes the tables of stores. Tables are paid by request, and DynamoDB removes what
 * has expired.
 */
final class DynamoTables {

  private static final Duration POLL = Duration.ofMillis(500);

  private final AwsConfig config;
  private final AwsClients clients;

  DynamoTables(AwsConfig config, AwsClients clients) {
    this.config = config;
    this.clients = clients;
  }

  /** Ensures that the store has its table; returns when it is usable. */
  void ensure(StoreName name) {
    String table = config.physicalName(name.value());
    while (!isUsable(table)) {
      waitForChange();
    }
    new DynamoTimeToLive(clients, table).ensure();
  }

  /** Looks at a table, and creates it if there is none. */
  private boolean isUsable(String name) {
    Optional<TableDescription> found = describe(name);
    if (found.isEmpty()) {
      return create(name);
    }
    TableDescription table = found.get();
    if (table.tableStatus() == TableStatus.DELETING) {
      return false;
    }
    if (!DynamoSchema.fits(table)) {
      throw new InvalidRequestException(
          Call.current().context(), "table " + name + " has other keys than a store");
    }
    return table.tableStatus() == TableStatus.ACTIVE || table.tableStatus() == TableStatus.UPDATING;
  }

  /** Creates a table; returns whether it is usable at once. */
  private boolean create(String name) {
    CreateTableRequest request =
        CreateTableRequest.builder()
            .tableName(name)
            .keySchema(DynamoSchema.KEY)
            .attributeDefinitions(DynamoSchema.ATTRIBUTES)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .overrideConfiguration(AwsClients.deadline())
            .build();
    return AwsClients.write(
        () -> {
          try {
            CreateTableResponse created = clients.dynamoDb().createTable(request);
            return created.tableDescription().tableStatus() == TableStatus.ACTIVE;
          } catch (ResourceInUseException e) {
            return false; // somebody else creates it, or it is still being removed
          }
        });
  }

  /** Removes the table of a store; returns when it is gone. */
  void remove(StoreName name) {
    String table = config.physicalName(name.value());
    for (Optional<TableDescription> left = describe(table);
        left.isPresent();
        left = describe(table)) {
      if (left.get().tableStatus() != TableStatus.DELETING) {
        delete(table);
      }
      waitForChange();
    }
  }

  private void delete(String name) {
    DeleteTableRequest request =
        DeleteTableRequest.builder()
            .tableName(name)
            .overrideConfiguration(AwsClients.deadline())
            .build();
    AwsClients.write(
        () -> {
          try {
            return clients.dynamoDb().deleteTable(request).tableDescription().tableStatus();
          } catch (ResourceInUseException | ResourceNotFoundException e) {
            return TableStatus.DELETING; // it changes now, or is gone; the next look tells
          }
        });
  }

  private Optional<TableDescription> describe(String name) {
    DescribeTableRequest request =
        DescribeTableRequest.builder()
            .tableName(name)
            .overrideConfiguration(AwsClients.deadline())
            .build();
    return AwsClients.read(
        () -> {
          try {
            return Optional.of(clients.dynamoDb().describeTable(request).table());
          } catch (ResourceNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  private static void waitForChange() {
    if (!Call.current().pause(POLL, true)) {
      throw Call.current().timedOut(null, true);
    }
  }
}
