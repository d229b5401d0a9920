package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.error.HalException;
import io.cloudhal.error.PermissionDeniedException;
import io.cloudhal.memory.EntryKey;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;

@Timeout(60)
final class AwsErrorsTest {

  private static FaultyTables tables;

  @BeforeAll
  static void start() {
    tables = new FaultyTables();
  }

  @AfterAll
  static void stop() {
    tables.close();
  }

  @Test
  void refusalThatQuotesATokenDoesNotTellIt() {
    String quoting = ",\"message\":\"The Canonical String was 'x-amz-security-token:secret'\"";
    tables.answer(1, "GetItem", 400, FaultyTables.error("InvalidSignatureException", quoting));
    DynamoStore store = tables.store(FaultyTables.freshName());
    HalException error = failure(() -> store.get(EntryKey.of("a", "b")));
    assertThat(error).isInstanceOf(PermissionDeniedException.class);
    assertThat(Throwables.getStackTrace(error))
        .contains("InvalidSignatureException")
        .doesNotContain("secret");
  }

  @Test
  void whoHasNoCredentialsIsDeniedWithoutEffect() {
    AwsConfig without =
        AwsConfig.of("eu-west-1")
            .withCredentials(
                () -> {
                  throw SdkClientException.create("planned");
                });
    try (AwsClients clients = new AwsClients(without)) {
      HalException error =
          failure(() -> AwsClients.write(() -> clients.sqs().sendMessage(to -> to.queueUrl("q"))));
      assertThat(error).isInstanceOf(PermissionDeniedException.class);
      assertThat(error.mayHaveTakenEffect()).isFalse();
      assertThat(error).hasMessageContaining("no credentials");
    }
  }

  private static HalException failure(Callable<?> work) {
    return FaultyServer.failure(Duration.ofSeconds(10), work);
  }
}
