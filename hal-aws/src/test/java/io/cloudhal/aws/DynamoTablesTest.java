package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.TimedOutException;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.StoreName;
import io.cloudhal.testservers.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Tables while they change, and those of others. */
@Timeout(60)
final class DynamoTablesTest {

  private static final String DESCRIBE = "DescribeTable";

  private static FaultyTables tables;

  private final StoreName name = FaultyTables.freshName();

  @BeforeAll
  static void start() {
    tables = new FaultyTables();
  }

  @AfterAll
  static void stop() {
    tables.close();
  }

  @BeforeEach
  void forgetFaults() {
    tables.clear();
  }

  @Test
  void tableIsPaidByRequestAndExpires() {
    ensure();
    String table = tables.physicalName(name);
    TableDescription description =
        tables.directly(db -> db.describeTable(to -> to.tableName(table)).table());
    assertThat(description.billingModeSummary().billingMode())
        .isEqualTo(BillingMode.PAY_PER_REQUEST);
    TimeToLiveDescription expiry =
        tables.directly(
            db -> db.describeTimeToLive(to -> to.tableName(table)).timeToLiveDescription());
    assertThat(expiry.attributeName()).isEqualTo(DynamoItem.REMOVAL);
    assertThat(expiry.timeToLiveStatus()).isIn(TimeToLiveStatus.ENABLED, TimeToLiveStatus.ENABLING);
  }

  @Test
  void tableThatIsThereIsKeptAsItIs() {
    ensure();
    put();
    tables.clear();
    ensure();
    assertThat(isFilled()).isTrue();
    assertThat(tables.count("CreateTable") + tables.count("UpdateTimeToLive")).isZero();
  }

  @Test
  void severalMayEnsureAndRemoveTheSame() throws InterruptedException {
    for (int round = 0; round < 3; round++) {
      concurrently(this::ensure);
      put();
      concurrently(this::remove);
    }
    ensure();
    assertThat(isFilled()).isFalse();
  }

  @Test
  void lostAnswersDoNoHarm() {
    tables.next(1, "CreateTable", Fault.lostAnswer());
    tables.next(1, "UpdateTimeToLive", Fault.lostAnswer());
    ensure();
    put();
    tables.next(1, "DeleteTable", Fault.lostAnswer());
    remove();
    ensure();
    assertThat(isFilled()).isFalse();
  }

  @Test
  void tableThatIsBeingMadeIsWaitedFor() {
    ensure();
    tables.clear();
    describeAs("CREATING");
    ensure();
    assertThat(tables.count(DESCRIBE)).isEqualTo(2);
  }

  @Test
  void tableThatIsBeingRemovedIsMadeAgain() {
    describeAs("DELETING");
    ensure();
    put();
    assertThat(isFilled()).isTrue();
  }

  @Test
  void removalWaitsUntilTheTableIsGone() {
    ensure();
    tables.clear();
    tables.pass(DESCRIBE);
    describeAs("DELETING");
    remove();
    assertThat(tables.count(DESCRIBE)).isEqualTo(3);
    assertThat(tables.count("DeleteTable")).isEqualTo(1);
  }

  @Test
  void tableThatChangesIsRemovedLater() {
    ensure();
    tables.clear();
    tables.refuse(1, "DeleteTable", 400, "ResourceInUseException");
    remove();
    assertThat(tables.count("DeleteTable")).isEqualTo(2);
  }

  @Test
  void tableThatNeverComesTimesOut() {
    for (int i = 0; i < 100; i++) {
      describeAs("CREATING");
    }
    assertThatThrownBy(
            () ->
                Calls.call(
                    Duration.ofSeconds(1),
                    () -> {
                      tables.tables().ensure(name);
                      return true;
                    }))
        .isInstanceOf(TimedOutException.class);
  }

  @Test
  void tableWithOtherKeysIsInvalid() {
    CreateTableRequest foreign =
        CreateTableRequest.builder()
            .tableName(tables.physicalName(name))
            .keySchema(DynamoSchema.KEY.subList(0, 1))
            .attributeDefinitions(DynamoSchema.ATTRIBUTES.subList(0, 1))
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .build();
    var unused = tables.directly(db -> db.createTable(foreign));
    assertThatThrownBy(this::ensure).isInstanceOf(InvalidRequestException.class);
  }

  /** Has the server seem to describe the table once, with a status. */
  private void describeAs(String status) {
    tables.answer(
        1,
        DESCRIBE,
        200,
        """
        {"Table":{"TableName":"%s","TableStatus":"%s",
          "KeySchema":[{"AttributeName":"p","KeyType":"HASH"},
                       {"AttributeName":"s","KeyType":"RANGE"}],
          "AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},
                                  {"AttributeName":"s","AttributeType":"B"}]}}
        """
            .formatted(tables.physicalName(name), status));
  }

  private void ensure() {
    Calls.run(() -> tables.tables().ensure(name));
  }

  private void remove() {
    Calls.run(() -> tables.tables().remove(name));
  }

  private void put() {
    var unused =
        Calls.call(
            () -> store().put(EntryKey.of("p"), Bytes.utf8("value"), EntryOptions.defaults()));
  }

  private boolean isFilled() {
    return Calls.call(() -> store().get(EntryKey.of("p"))).isPresent();
  }

  private DynamoStore store() {
    return tables.store(name);
  }

  private static void concurrently(Runnable work) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        running.add(threads.submit(work));
      }
      for (Future<?> each : running) {
        var unused = each.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
