package io.cloudhal.spi;

import static io.cloudhal.spi.TinyCalls.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.computer.Swept;
import io.cloudhal.error.CorruptDataException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.PutOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ClaimChecksTest {

  private static final Instant START = Instant.parse("2026-11-24T23:59:59.500Z");
  private static final Duration BUDGET = Duration.ofMinutes(1);
  private static final Bytes BODY = Bytes.utf8("large");

  private final VirtualTime time = new VirtualTime(START);
  private final TinyBucket bucket = new TinyBucket();
  private final ClaimChecks claims = new ClaimChecks(bucket, time);

  @Test
  void bodyComesBackByItsReference() {
    String reference = put(BODY);
    String other = put(Bytes.utf8("other"));
    assertThat(fetch(reference, 5)).isEqualTo(BODY);
    assertThat(fetch(other, 5)).isEqualTo(Bytes.utf8("other"));
  }

  @Test
  void puttingAndFetchingCostOneRequestEach() {
    Call call = TinyCalls.call();
    String reference = call.run(() -> claims.put(BODY));
    assertThat(call.cost().requests()).isEqualTo(1);
    call.run(() -> claims.fetch(reference, 5));
    assertThat(call.cost().requests()).isEqualTo(2);
  }

  @Test
  void bodiesAreKeptUnderTheDayOfGreenwich() {
    assertThat(put(BODY)).startsWith("2026-11-24/").hasSize(47);
    time.advance(Duration.ofMillis(500));
    String reference = put(BODY);
    assertThat(reference).startsWith("2026-11-25/");
    assertThat(within(() -> bucket.stat(BlobKey.of("claims/" + reference)))).isPresent();
  }

  @Test
  void bodyThatIsGoneIsNotFound() {
    String reference = put(BODY);
    within(() -> bucket.deleteAll(List.of(BlobKey.of("claims/" + reference))));
    assertThatThrownBy(() -> fetch(reference, 5)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void bodyOfAnotherSizeIsCorrupt() {
    String reference = put(BODY);
    assertThatThrownBy(() -> fetch(reference, 6)).isInstanceOf(CorruptDataException.class);
    within(
        () ->
            bucket.put(
                BlobKey.of("claims/" + reference),
                BlobSource.of(Bytes.empty()),
                PutOptions.defaults()));
    assertThatThrownBy(() -> fetch(reference, 5)).isInstanceOf(CorruptDataException.class);
  }

  @Test
  void whatIsNoReferenceIsCorruptWithoutARequest() {
    String reference = put(BODY);
    Stream.of("", "../secret", "secret", "2026-11-24/secret", reference + "/", "/" + reference)
        .forEach(
            bad ->
                assertThatThrownBy(() -> fetch(bad, 5))
                    .as(bad)
                    .isInstanceOf(CorruptDataException.class));
    assertThatThrownBy(() -> fetch(reference, 0)).isInstanceOf(CorruptDataException.class);
    assertThatThrownBy(() -> fetch(reference, -1)).isInstanceOf(CorruptDataException.class);
    assertThat(bucket.faults.calls("readRanges")).isZero();
  }

  @Test
  void sweepKeepsABodyForEightDaysAndRemovesItThen() {
    String reference = put(BODY);
    time.advance(Duration.ofDays(8));
    assertThat(sweep()).isEqualTo(swept(0, true));
    assertThat(fetch(reference, 5)).isEqualTo(BODY);
    time.advance(Duration.ofDays(1));
    assertThat(sweep()).isEqualTo(swept(1, true));
    assertThatThrownBy(() -> fetch(reference, 5)).isInstanceOf(NotFoundException.class);
    assertThat(sweep()).isEqualTo(swept(0, true));
  }

  @Test
  void sweepRemovesAllPagesOfAllOldDaysAndNoYoungerOnes() {
    bucket.pageSize = 2;
    putOneADay(5);
    Stream.of(1, 2, 3, 4).forEach(i -> put(BODY));
    String young = put(BODY);
    time.advance(Duration.ofDays(9));
    String youngest = put(BODY);
    assertThat(sweep()).isEqualTo(swept(10, true));
    assertThat(fetch(youngest, 5)).isEqualTo(BODY);
    assertThatThrownBy(() -> fetch(young, 5)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void sweepEndsWithItsBudgetAndGoesOnNextTime() {
    bucket.pageSize = 2;
    putOneADay(3);
    Stream.of(1, 2, 3).forEach(i -> put(BODY));
    time.advance(Duration.ofDays(9));
    bucket.faults.before("deleteAll", () -> time.advance(BUDGET));
    assertThat(sweep()).isEqualTo(swept(1, false));
    assertThat(sweep()).isEqualTo(swept(5, true));
  }

  @Test
  void sweepWhoseBudgetIsOverWithItsLastPageHasFinished() {
    put(BODY);
    time.advance(Duration.ofDays(9));
    bucket.faults.before("deleteAll", () -> time.advance(BUDGET));
    assertThat(sweep()).isEqualTo(swept(1, true));
  }

  @Test
  void sweepLeavesAloneWhatIsNotOfADay() {
    List<BlobKey> others =
        Stream.of(
                "claims/2001-01-01", "claims/keep/me", "claims/2001-13-01/x", "other/2001-01-01/x")
            .map(BlobKey::of)
            .toList();
    others.forEach(
        key -> within(() -> bucket.put(key, BlobSource.of(BODY), PutOptions.defaults())));
    assertThat(sweep()).isEqualTo(swept(0, true));
    others.forEach(key -> assertThat(within(() -> bucket.stat(key))).isPresent());
  }

  @Test
  void sweepThatFailsToRemoveABodyHasNotFinished() {
    put(BODY);
    time.advance(Duration.ofDays(9));
    bucket.failingDeletes = 1;
    assertThat(sweep()).isEqualTo(swept(0, false));
    assertThat(sweep()).isEqualTo(swept(1, true));
  }

  @Test
  void sweepWithoutTheBucketFindsNothing() {
    bucket.faults.plan("list", new NotFoundException(Faults.context(), "planned"));
    assertThat(sweep()).isEqualTo(swept(0, true));
  }

  private void putOneADay(int days) {
    for (int i = 0; i < days; i++) {
      put(BODY);
      time.advance(Duration.ofDays(1));
    }
  }

  private String put(Bytes body) {
    return within(() -> claims.put(body));
  }

  private Bytes fetch(String reference, int sizeBytes) {
    return within(() -> claims.fetch(reference, sizeBytes));
  }

  private Swept sweep() {
    return within(() -> claims.sweep(BUDGET));
  }

  private static Swept swept(long bodies, boolean finished) {
    return new Swept(0, bodies, 0, finished);
  }
}
