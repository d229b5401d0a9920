package io.cloudhal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.alu.FunctionName;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.SubscriptionName;
import io.cloudhal.bus.TopicName;
import io.cloudhal.memory.StoreName;
import io.cloudhal.storage.BucketName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class ValuesTest {

  @Test
  void everyResourceNameHasItsRuleAndIsItsText() {
    List<Function<String, Object>> types =
        List.of(
            BucketName::new,
            FunctionName::new,
            QueueName::new,
            StreamName::new,
            SubscriptionName::new,
            TopicName::new);
    for (Function<String, Object> type : types) {
      assertThat(type.apply("some-name")).hasToString("some-name");
      assertThatThrownBy(() -> type.apply("Some_Name"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("name must be 3 to 40 characters");
    }
  }

  @Test
  void aStoreNameHasNoHyphen() {
    assertThat(new StoreName("a" + "1".repeat(39))).hasToString("a" + "1".repeat(39));
    for (String bad : List.of("ab", "a" + "1".repeat(40), "a-b", "1ab", "ABC")) {
      assertThatThrownBy(() -> new StoreName(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("store name must match")
          .hasMessageContaining("'" + bad + "'");
    }
  }

  @Test
  void aProviderIdHasOneTo32Characters() {
    assertThat(new ProviderId("a")).hasToString("a");
    assertThat(new ProviderId("a-1".repeat(10) + "ab").value()).hasSize(32);
    for (String bad : List.of("", "a".repeat(33), "A", "a_b")) {
      assertThatThrownBy(() -> new ProviderId(bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aVersionHasOneTo1024PrintableCharacters() {
    assertThat(new Version("~".repeat(1024)).token()).hasSize(1024);
    for (String bad : List.of("", "~".repeat(1025), "ä")) {
      assertThatThrownBy(() -> new Version(bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aPageTokenHasOneTo4096Bytes() {
    assertThat(new PageToken("ä".repeat(2048)).value()).hasSize(2048);
    for (String bad : List.of("", "a" + "ä".repeat(2048))) {
      assertThatThrownBy(() -> new PageToken(bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aPageKeepsItsItemsWhoeverChangesTheList() {
    List<String> items = new ArrayList<>(List.of("a"));
    Page<String> page = new Page<>(items, Optional.of(new PageToken("t")));
    items.add("b");
    assertThat(page.items()).containsExactly("a");
    assertThat(Page.last(items).next()).isEmpty();
  }

  @Test
  void aWriteResultTellsWhetherAndWhatItWrote() {
    Version version = new Version("v");
    WriteResult written = new WriteResult.Written(version);
    WriteResult conflict = new WriteResult.Conflict(Optional.of(version));
    assertThat(written.written()).isTrue();
    assertThat(written.version()).isEqualTo(version);
    assertThat(conflict.written()).isFalse();
    assertThatThrownBy(conflict::version)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lost a race");
  }
}
