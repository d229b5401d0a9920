package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.memory.ScanRequest;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class DynamoRangeTest {

  private static final ScanRequest ALL = ScanRequest.of("p");

  @Property
  void wholePartitionHoldsEverySortPart(@ForAll("sorts") String sort) {
    assertHolds(DynamoRange.of(ALL, Optional.empty()), sort, true);
  }

  @Property
  void prefixHoldsWhatBeginsWithIt(@ForAll("sorts") String sort, @ForAll("sorts") String prefix) {
    DynamoRange range = DynamoRange.of(ALL.withPrefix(prefix), Optional.empty());
    assertHolds(range, sort, sort.startsWith(prefix));
    assertHolds(range, prefix, true);
  }

  @Property
  void fromIsInclusive(@ForAll("sorts") String sort, @ForAll("sorts") String from) {
    DynamoRange range = DynamoRange.of(ALL.from(from), Optional.empty());
    assertHolds(range, sort, compare(sort, from) >= 0);
  }

  @Property
  void untilIsExclusive(@ForAll("sorts") String sort, @ForAll("sorts") String until) {
    DynamoRange range = DynamoRange.of(ALL.until(until), Optional.empty());
    assertHolds(range, sort, compare(sort, until) < 0);
    assertHolds(range, until, false);
  }

  @Property
  void placeOfATokenIsExclusive(@ForAll("sorts") String sort, @ForAll("sorts") String seen) {
    assertHolds(DynamoRange.of(ALL, Optional.of(seen)), sort, compare(sort, seen) > 0);
    assertHolds(DynamoRange.of(ALL.descending(), Optional.of(seen)), sort, compare(sort, seen) < 0);
  }

  @Property
  void boundsHoldTogetherAndAreEmptyIfTheyHoldNothing(
      @ForAll("sorts") String sort, @ForAll("sorts") String from, @ForAll("sorts") String until) {
    DynamoRange range = DynamoRange.of(ALL.from(from).until(until), Optional.of(sort));
    assertHolds(range, sort, false);
    assertThat(DynamoRange.of(ALL.from(from).until(until), Optional.empty()).isEmpty())
        .isEqualTo(compare(from, until) >= 0);
  }

  private static void assertHolds(DynamoRange range, String sort, boolean expected) {
    byte[] attribute = DynamoKey.entrySort(sort);
    boolean held =
        Arrays.compareUnsigned(range.low(), attribute) <= 0
            && Arrays.compareUnsigned(attribute, range.high()) <= 0;
    assertThat(held).isEqualTo(expected);
  }

  private static int compare(String one, String other) {
    return Arrays.compareUnsigned(DynamoKey.entrySort(one), DynamoKey.entrySort(other));
  }

  @Provide
  static Arbitrary<String> sorts() {
    return DynamoTexts.sorts();
  }
}
