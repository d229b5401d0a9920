package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.Page;
import io.cloudhal.PageToken;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.error.CorruptDataException;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.ScanRequest;
import io.cloudhal.memory.TransactionResult;
import io.cloudhal.memory.Write;
import io.cloudhal.spi.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is special about entries in DynamoDB. */
@Timeout(60)
final class DynamoStoreTest {

  private static final EntryKey KEY = EntryKey.of("partition", "sort");
  private static final Duration HOUR = Duration.ofHours(1);

  private static FaultyTables tables;
  private static VirtualTime time;
  private static DynamoStore store;

  @BeforeAll
  static void start() {
    tables = new FaultyTables();
    time = new VirtualTime(Instant.now());
    store = tables.store(time);
  }

  @AfterAll
  static void stop() {
    tables.close();
  }

  @Test
  void largestEntriesFitWithTheLongestKeysAndAnEnd() {
    DynamoLimits limits = DynamoLimits.INSTANCE;
    String longest = "x".repeat(EntryKey.MAX_PART_BYTES);
    EntryKey key = EntryKey.of(longest, longest);
    Bytes value = Bytes.wrap(new byte[limits.maxValueBytes()]);
    EntryOptions options = EntryOptions.defaults().withTimeToLive(HOUR);
    Version version = Calls.call(() -> store.put(key, value, options)).version();
    assertThat(Calls.call(() -> store.get(key)).orElseThrow().version()).isEqualTo(version);
  }

  @Test
  void largestTransactionFitsWithTheLongestKeysAndEnds() {
    DynamoLimits limits = DynamoLimits.INSTANCE;
    String partition = "y".repeat(EntryKey.MAX_PART_BYTES);
    int writes = limits.maxTransactionWrites();
    Bytes value = Bytes.wrap(new byte[limits.maxTransactionBytes() / writes]);
    EntryOptions options = EntryOptions.defaults().withTimeToLive(HOUR).ifAbsent();
    List<Write> all = new ArrayList<>();
    for (int i = 0; i < writes; i++) {
      String sort = String.format("%0" + EntryKey.MAX_PART_BYTES + "d", i);
      all.add(Write.put(EntryKey.of(partition, sort), value, options));
    }
    assertThat(Calls.call(() -> store.transact(partition, all)))
        .isInstanceOf(TransactionResult.Committed.class);
  }

  @Test
  void dynamoDbRemovesAnEntryAnHourAfterItsEnd() {
    EntryKey key = EntryKey.of("removal");
    var unused =
        Calls.call(
            () -> store.put(key, Bytes.empty(), EntryOptions.defaults().withTimeToLive(HOUR)));
    Entry entry = Calls.call(() -> store.get(key)).orElseThrow();
    long end = entry.expiresAt().orElseThrow().getEpochSecond();
    Map<String, AttributeValue> item = item(key);
    assertThat(item.get(DynamoItem.END)).isEqualTo(AttributeValue.fromN(Long.toString(end)));
    assertThat(item.get(DynamoItem.REMOVAL))
        .isEqualTo(AttributeValue.fromN(Long.toString(end + 3600)));
  }

  @Test
  void pageOfExpiredEntriesIsEmptyAndGoesOn() {
    String partition = "expired";
    for (int i = 0; i < 5; i++) {
      EntryKey key = EntryKey.of(partition, "" + i);
      EntryOptions options =
          i < 4 ? EntryOptions.defaults().withTimeToLive(HOUR) : EntryOptions.defaults();
      var unused = Calls.call(() -> store.put(key, Bytes.empty(), options));
    }
    time.advance(HOUR.plusSeconds(1));
    ScanRequest request = ScanRequest.of(partition).withPageSize(3);
    Page<Entry> first = scan(request);
    assertThat(first.items()).isEmpty();
    Page<Entry> second = scan(request.after(first.next().orElseThrow()));
    assertThat(second.items()).extracting(entry -> entry.key().sort()).containsExactly("4");
  }

  @Test
  void tokenOfAnotherProviderIsInvalid() {
    for (String token : List.of("sort", "*", "=" + "x".repeat(257))) {
      ScanRequest request = ScanRequest.of("partition").after(new PageToken(token));
      assertThatThrownBy(() -> scan(request)).isInstanceOf(InvalidRequestException.class);
    }
  }

  @Test
  void tokenOutsideTheRangeIsAPlaceLikeAnyOther() {
    String partition = "places";
    for (String sort : List.of("a", "b", "c")) {
      var unused =
          Calls.call(
              () ->
                  store.put(EntryKey.of(partition, sort), Bytes.empty(), EntryOptions.defaults()));
    }
    ScanRequest request = ScanRequest.of(partition).withPrefix("b");
    assertThat(scan(request.after(new PageToken("=a"))).items()).hasSize(1);
    assertThat(scan(request.after(new PageToken("=c"))).items()).isEmpty();
    assertThat(scan(request.descending().after(new PageToken("=c"))).items()).hasSize(1);
  }

  @Test
  void itemOfSomebodyElseIsCorrupt() {
    EntryKey key = EntryKey.of("foreign");
    Map<String, AttributeValue> item = new HashMap<>(DynamoKey.ofEntry(key));
    item.put("data", AttributeValue.fromS("not ours"));
    var unused = tables.directly(db -> db.putItem(to -> to.tableName(tableName()).item(item)));
    assertThatThrownBy(() -> Calls.call(() -> store.get(key)))
        .isInstanceOf(CorruptDataException.class);
    assertThatThrownBy(() -> scan(ScanRequest.of("foreign")))
        .isInstanceOf(CorruptDataException.class);
  }

  @Test
  void versionsOfOthersAreFoundNowhere() {
    var unused = Calls.call(() -> store.put(KEY, Bytes.empty(), EntryOptions.defaults()));
    Version foreign = new Version("~".repeat(1024));
    assertThat(
            Calls.call(
                () ->
                    store.put(
                        KEY,
                        Bytes.empty(),
                        EntryOptions.defaults().withPrecondition(Precondition.ifVersion(foreign)))))
        .matches(result -> !result.written());
  }

  private static Page<Entry> scan(ScanRequest request) {
    return Calls.call(() -> store.scan(request));
  }

  private static Map<String, AttributeValue> item(EntryKey key) {
    return tables.directly(
        db -> db.getItem(to -> to.tableName(tableName()).key(DynamoKey.ofEntry(key))).item());
  }

  private static String tableName() {
    return tables.physicalName(store.name());
  }
}
