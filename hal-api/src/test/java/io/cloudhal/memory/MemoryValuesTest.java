package io.cloudhal.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.PageToken;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MemoryValuesTest {

  @Test
  void aPartitionHasOneTo256BytesAndASortKeyUpTo256() {
    String longest = "ä".repeat(128);
    EntryKey key = EntryKey.of(longest, longest);
    assertThat(key.partition()).isEqualTo(longest);
    assertThat(EntryKey.of("p")).isEqualTo(new EntryKey("p", ""));
    assertThatThrownBy(() -> EntryKey.of(""))
        .hasMessage("partition must have 1 to 256 bytes, has 0");
    assertThatThrownBy(() -> EntryKey.of(longest + "a"))
        .hasMessage("partition must have 1 to 256 bytes, has 257");
    assertThatThrownBy(() -> EntryKey.of("p", longest + "a"))
        .hasMessage("sort key must have 0 to 256 bytes, has 257");
  }

  @Test
  void entryOptionsDefaultToAnUnconditionalWriteForEver() {
    EntryOptions options = EntryOptions.defaults();
    assertThat(options.precondition()).isEqualTo(Precondition.none());
    assertThat(options.timeToLive()).isEmpty();
  }

  @Test
  void entryOptionsKeepWhatWasSetBefore() {
    Duration life = Duration.ofSeconds(5);
    EntryOptions options = EntryOptions.defaults().withTimeToLive(life).ifAbsent();
    assertThat(options.precondition()).isEqualTo(Precondition.ifAbsent());
    assertThat(options.timeToLive()).contains(life);
    assertThat(EntryOptions.defaults().ifAbsent().withTimeToLive(life).precondition())
        .isEqualTo(Precondition.ifAbsent());
  }

  @Test
  void aTimeToLiveIsAMillisecondToTenYears() {
    for (Duration good : List.of(Duration.ofMillis(1), Duration.ofDays(3650))) {
      assertThat(EntryOptions.defaults().withTimeToLive(good).timeToLive()).contains(good);
    }
    for (Duration bad :
        List.of(Duration.ofNanos(999_999), Duration.ofDays(3650).plusNanos(1), Duration.ZERO)) {
      assertThatThrownBy(() -> EntryOptions.defaults().withTimeToLive(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("time to live must be PT0.001S to PT87600H");
    }
  }

  @Test
  void aScanIsOfAWholePartitionUnlessSaidOtherwise() {
    ScanRequest request = ScanRequest.of("p");
    assertThat(request.partition()).isEqualTo("p");
    assertThat(request.prefix()).isEmpty();
    assertThat(request.from()).isEmpty();
    assertThat(request.until()).isEmpty();
    assertThat(request.isDescending()).isFalse();
    assertThat(request.pageSize()).isEqualTo(100);
    assertThat(request.after()).isEmpty();
  }

  @Test
  void aScanKeepsWhatWasSetBefore() {
    PageToken token = new PageToken("t");
    ScanRequest request =
        ScanRequest.of("p")
            .withPrefix("a")
            .from("ab")
            .until("az")
            .descending()
            .withPageSize(7)
            .after(token);
    assertThat(request.partition()).isEqualTo("p");
    assertThat(request.prefix()).isEqualTo("a");
    assertThat(request.from()).contains("ab");
    assertThat(request.until()).contains("az");
    assertThat(request.isDescending()).isTrue();
    assertThat(request.pageSize()).isEqualTo(7);
    assertThat(request.after()).contains(token);
  }

  @Test
  void aScanHasItsLimits() {
    ScanRequest request = ScanRequest.of("p");
    String tooLong = "x".repeat(257);
    assertThatThrownBy(() -> ScanRequest.of("")).hasMessageStartingWith("partition must have");
    assertThatThrownBy(() -> request.withPrefix(tooLong)).hasMessageStartingWith("prefix must");
    assertThatThrownBy(() -> request.from(tooLong)).hasMessageStartingWith("from must");
    assertThatThrownBy(() -> request.until(tooLong)).hasMessageStartingWith("until must");
    assertThat(request.withPageSize(1).pageSize()).isEqualTo(1);
    assertThat(request.withPageSize(1000).pageSize()).isEqualTo(1000);
    for (int bad : new int[] {0, 1001}) {
      assertThatThrownBy(() -> request.withPageSize(bad))
          .hasMessage("page size must be 1 to 1000, is " + bad);
    }
  }

  @Test
  void aCommittedTransactionKeepsItsVersions() {
    List<Optional<Version>> versions = new ArrayList<>();
    TransactionResult.Committed committed = new TransactionResult.Committed(versions);
    versions.add(Optional.empty());
    assertThat(committed.versions()).isEmpty();
  }
}
