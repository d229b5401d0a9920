package io.cloudhal.computer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComputerAddressTest {

  @ParameterizedTest
  @CsvSource({
    "inmemory://volatile, inmemory, volatile, ''",
    "inmemory:///some/directory, inmemory, '', /some/directory",
    "gcp://project/region, gcp, project, /region",
    "inmemory:///with%20space/a+b/%C3%A4, inmemory, '', '/with space/a+b/ä'",
    "aws://eu-west-1, aws, eu-west-1, ''"
  })
  void anAddressHasSchemeAuthorityAndPathDecoded(
      String text, String scheme, String authority, String path) {
    ComputerAddress address = parse(text);
    assertThat(address.scheme()).isEqualTo(scheme);
    assertThat(address.authority()).isEqualTo(authority);
    assertThat(address.path()).isEqualTo(path);
    assertThat(address.options()).isEmpty();
  }

  @Test
  void optionsAreDecoded() {
    ComputerAddress address =
        parse("aws://eu-west-1?prefix=a%26b&endpoint.s3=http://localhost:9000/&key=x+y%2Bz&empty=");
    assertThat(address.option("prefix")).contains("a&b");
    assertThat(address.option("key")).contains("x+y+z");
    assertThat(address.option("empty")).contains("");
    assertThat(address.option("missing")).isEmpty();
    assertThat(address.optionsOf("endpoint")).isEqualTo(Map.of("s3", "http://localhost:9000/"));
    assertThat(address.optionsOf("end")).isEmpty();
    assertThat(parse("aws://eu-west-1?").options()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "volatile, must begin with a scheme",
    "//volatile, must begin with a scheme",
    "inmemory:volatile, must begin with a scheme",
    "aws://key:secret@eu-west-1, neither a fragment nor user information",
    "aws://eu-west-1#secret, neither a fragment nor user information",
    "aws://eu-west-1?secret, must have options as name=value",
    "aws://eu-west-1?=secret, must have options as name=value",
    "aws://eu-west-1?a=1&&b=2, must have options as name=value",
    "aws://eu-west-1?a=secret&a=2, names the option 'a' twice"
  })
  void whatIsNoAddressIsRefusedWithoutTellingSecrets(String text, String reason) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("computer address ")
        .hasMessageContaining(reason)
        .hasMessageNotContaining("secret");
  }

  @Test
  void itsTextHasNoValuesOfOptions() {
    assertThat(parse("aws://eu-west-1?key=secret")).hasToString("aws://eu-west-1?[key]");
    assertThat(parse("gcp://project/region")).hasToString("gcp://project/region");
  }

  @Test
  void unknownOptionsAreNamedWithTheKnownOnes() {
    ComputerAddress address = parse("aws://eu-west-1?prefix=a&endpoint.s3=b");
    address.requireOptions(Set.of("prefix", "endpoint.*"));
    assertThatThrownBy(() -> address.requireOptions(Set.of("endpoint.*")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown option 'prefix' in aws: address; known are endpoint.*");
    assertThatThrownBy(() -> address.requireOptions(Set.of("prefix", "endpoint")))
        .hasMessage("unknown option 'endpoint.s3' in aws: address; known are endpoint, prefix");
  }

  private static ComputerAddress parse(String text) {
    return ComputerAddress.parse(URI.create(text));
  }
}
