package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.memory.EntryKey;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoKeyTest {

  @Property
  void keyIsReadAsItWasWritten(@ForAll("keys") EntryKey key) {
    assertThat(DynamoKey.entryKey(DynamoKey.ofEntry(key))).isEqualTo(key);
  }

  @Property
  void differentKeysHaveDifferentAttributes(
      @ForAll("keys") EntryKey one, @ForAll("keys") EntryKey other) {
    assertThat(DynamoKey.ofEntry(one).equals(DynamoKey.ofEntry(other)))
        .isEqualTo(one.equals(other));
    assertThat(DynamoKey.ofEntry(one)).isNotEqualTo(DynamoKey.ofCounter(other));
  }

  @Property
  void attributesAreOrderedAsCodePointsAre(
      @ForAll("sorts") String one, @ForAll("sorts") String other) {
    int expected = Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
    int order = Arrays.compareUnsigned(DynamoKey.entrySort(one), DynamoKey.entrySort(other));
    assertThat(Integer.signum(order)).isEqualTo(Integer.signum(expected));
  }

  @Example
  void emptySortPartIsNoEmptyAttribute() {
    for (Map<String, AttributeValue> key :
        Arrays.asList(DynamoKey.ofEntry(EntryKey.of("p")), DynamoKey.ofCounter(EntryKey.of("p")))) {
      assertThat(DynamoItem.attribute(key, DynamoKey.SORT).b().asByteArray()).hasSize(1);
    }
  }

  @Provide
  static Arbitrary<EntryKey> keys() {
    return Combinators.combine(sorts().filter(text -> !text.isEmpty()), sorts()).as(EntryKey::of);
  }

  @Provide
  static Arbitrary<String> sorts() {
    return DynamoTexts.sorts();
  }
}
