package io.cloudhal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChecksTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"abc", "a1-2-3", "a-goog", "agoo", "a234567890123456789012345678901234567890"})
  void portableResourceNamesAreAccepted(String name) {
    assertThat(Checks.resourceName("queue name", name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "1abc",
        "-abc",
        "Abc",
        "a_b",
        "a.b",
        "a--b",
        "abc-",
        "abc\n",
        "googol",
        "my-google-queue",
        "äbc",
        "a2345678901234567890123456789012345678901"
      })
  void otherResourceNamesAreRefusedAndNamed(String name) {
    assertThatThrownBy(() -> Checks.resourceName("queue name", name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("queue name must be 3 to 40 characters")
        .hasMessageEndingWith("is '" + name + "'");
  }

  @Test
  void longValuesAreCutInMessages() {
    assertThatThrownBy(() -> Checks.resourceName("name", "x".repeat(5000)))
        .hasMessageEndingWith("x".repeat(100) + "… (5000 characters)'");
  }

  @Test
  void printableAsciiIsFromSpaceToTilde() {
    assertThat(Checks.printableAscii("text", " ~", 2, 2)).isEqualTo(" ~");
    for (String bad : new String[] {"a\u001f", "a\u007f", "aä", "a\n"}) {
      assertThatThrownBy(() -> Checks.printableAscii("text", bad, 0, 9))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("text must be printable ASCII, is not at index 1");
    }
    assertThatThrownBy(() -> Checks.printableAscii("text", "abc", 0, 2))
        .hasMessage("text must have 0 to 2 characters, has 3");
    assertThatThrownBy(() -> Checks.printableAscii("text", "", 1, 2))
        .hasMessage("text must have 1 to 2 characters, has 0");
  }

  @Test
  void utf8IsCountedInBytes() {
    assertThat(Checks.utf8("key", "aé€😀", 10, 10)).isEqualTo("aé€😀");
    assertThatThrownBy(() -> Checks.utf8("key", "aé€😀", 0, 9))
        .hasMessage("key must have 0 to 9 bytes, has 10");
    assertThatThrownBy(() -> Checks.utf8("key", "aé€😀", 11, 20))
        .hasMessage("key must have 11 to 20 bytes, has 10");
    assertThat(Checks.utf8("key", "\u007f\u0080\u07ff\u0800\uffff", 1 + 2 + 2 + 3 + 3, 11))
        .hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\ud83d", "a\ude00", "a\ud83db", "a\ude00\ud83d"})
  void unpairedSurrogatesAreRefused(String text) {
    assertThatThrownBy(() -> Checks.utf8("key", text, 0, 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("key has an unpaired surrogate at index 1");
  }

  @Test
  void rangesIncludeTheirEnds() {
    assertThat(Checks.range("size", 1, 1, 3)).isEqualTo(1);
    assertThat(Checks.range("size", 3, 1, 3)).isEqualTo(3);
    assertThatThrownBy(() -> Checks.range("size", 0, 1, 3)).hasMessage("size must be 1 to 3, is 0");
    assertThatThrownBy(() -> Checks.range("size", 4, 1, 3)).hasMessage("size must be 1 to 3, is 4");
    Duration second = Duration.ofSeconds(1);
    assertThat(Checks.range("wait", second, second, second)).isEqualTo(second);
    assertThatThrownBy(() -> Checks.range("wait", Duration.ofMillis(1001), Duration.ZERO, second))
        .hasMessage("wait must be PT0S to PT1S, is PT1.001S");
    assertThatThrownBy(() -> Checks.range("wait", Duration.ofNanos(-1), Duration.ZERO, second))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void zeroIsNotNegative() {
    assertThat(Checks.notNegative("size", 0)).isZero();
    assertThatThrownBy(() -> Checks.notNegative("size", -1))
        .hasMessage("size must not be negative, is -1");
  }
}
