package io.cloudhal.aws;

import io.cloudhal.Page;
import io.cloudhal.PageToken;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.ScanRequest;
import io.cloudhal.spi.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * One page of a scan, by one request. A page token is the sort part of the last entry that DynamoDB
 * looked at, which may have expired.
 */
final class DynamoScan {

  /** What a token begins with: it is never empty, a sort part may be. */
  private static final String TOKEN_PREFIX = "=";

  private static final String CONDITION =
      DynamoKey.PARTITION + " = :p AND " + DynamoKey.SORT + " BETWEEN :low AND :high";

  private final DynamoTable table;
  private final ScanRequest request;

  DynamoScan(DynamoTable table, ScanRequest request) {
    this.table = table;
    this.request = request;
  }

  Page<Entry> page() {
    DynamoRange range = DynamoRange.of(request, request.after().map(this::lastSeen));
    if (range.isEmpty()) {
      return Page.last(List.of()); // which DynamoDB would refuse
    }
    QueryRequest query = query(range);
    QueryResponse response = AwsClients.read(() -> table.client().query(query));
    List<Entry> entries = new ArrayList<>(response.items().size());
    for (Map<String, AttributeValue> item : response.items()) {
      Entry entry = DynamoItem.entry(DynamoKey.entryKey(item), item);
      if (table.rules().isLive(entry)) {
        entries.add(entry);
      }
    }
    return new Page<>(entries, next(response));
  }

  private QueryRequest query(DynamoRange range) {
    return QueryRequest.builder()
        .tableName(table.name())
        .keyConditionExpression(CONDITION)
        .expressionAttributeValues(
            Map.of(
                ":p", AttributeValue.fromS(request.partition()),
                ":low", binary(range.low()),
                ":high", binary(range.high())))
        .consistentRead(true)
        .scanIndexForward(!request.isDescending())
        .limit(request.pageSize())
        .overrideConfiguration(AwsClients.deadline())
        .build();
  }

  private static AttributeValue binary(byte[] bytes) {
    return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes));
  }

  private static Optional<PageToken> next(QueryResponse response) {
    Map<String, AttributeValue> last = response.lastEvaluatedKey();
    return last.isEmpty()
        ? Optional.empty()
        : Optional.of(new PageToken(TOKEN_PREFIX + DynamoKey.entryKey(last).sort()));
  }

  private String lastSeen(PageToken token) {
    try {
      if (token.value().startsWith(TOKEN_PREFIX)) {
        String sort = token.value().substring(TOKEN_PREFIX.length());
        return EntryKey.of(request.partition(), sort).sort();
      }
    } catch (IllegalArgumentException e) {
      throw foreign(e);
    }
    throw foreign(null);
  }

  private static InvalidRequestException foreign(@Nullable Throwable cause) {
    return new InvalidRequestException(
        Call.current().context(), "the page token is not of a scan of this provider", cause);
  }
}
