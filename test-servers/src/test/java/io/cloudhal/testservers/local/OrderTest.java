package io.cloudhal.testservers.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {

  @Test
  void whatFollowsTheCloudIsTheCommandWithItsOptions() {
    Order order =
        Order.parse(
            List.of(
                "--class-path",
                "lib/*",
                "--function",
                "a=b.C",
                "--function",
                "d=e=F",
                "aws",
                "ls",
                "--function",
                "x"));
    assertThat(order.functions()).isEqualTo(new Functions(Map.of("a", "b.C", "d", "e=F"), "lib/*"));
    assertThat(order.cloud()).isEqualTo("aws");
    assertThat(order.command()).containsExactly("ls", "--function", "x");
  }

  @ParameterizedTest
  @CsvSource({
    "'',                    such as: ",
    "aws,                   such as: ",
    "--class-path,          such as: ",
    "--function,            such as: ",
    "--function x aws ls,   --function must be NAME=CLASS",
    "--help aws ls,         unknown option --help",
  })
  void anythingElseIsRefusedWithWhatWouldBeRight(String arguments, String message) {
    List<String> words = arguments.isEmpty() ? List.of() : List.of(arguments.split(" "));
    assertThatThrownBy(() -> Order.parse(words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
