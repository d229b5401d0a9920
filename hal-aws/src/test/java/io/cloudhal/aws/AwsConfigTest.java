package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.alu.FunctionName;
import io.cloudhal.computer.ComputerAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AwsConfigTest {

  private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:resize";

  @Test
  void addressSaysAllThatIsKnown() {
    AwsConfig config =
        from(
            "aws://eu-west-1?prefix=demo&spill=demo-spill&profile=work"
                + "&endpoint=http://localhost:4566&endpoint.s3=https://s3.local:9000"
                + "&function.resize="
                + ARN);
    assertThat(config.region()).isEqualTo("eu-west-1");
    assertThat(config.physicalName("it")).isEqualTo("demo-it");
    assertThat(config.spillBucket()).contains("demo-spill");
    assertThat(config.profile()).contains("work");
    assertThat(config.endpoint(AwsService.S3)).contains(URI.create("https://s3.local:9000"));
    assertThat(config.endpoint(AwsService.SQS)).contains(URI.create("http://localhost:4566"));
    assertThat(config.function(new FunctionName("resize"))).contains(ARN);
  }

  @Test
  void regionAloneHasDefaults() {
    AwsConfig config = from("aws://eu-west-1");
    assertThat(config.physicalName("it")).isEqualTo("hal-it");
    assertThat(config.spillBucket()).isEmpty();
    assertThat(config.profile()).isEmpty();
    assertThat(config.endpoint(AwsService.S3)).isEmpty();
  }

  @Test
  void whatIsNoAddressOfAComputerIsRefused() {
    List.of(
            "aws://",
            "aws://EU",
            "aws://eu-west-1/path",
            "aws://eu-west-1?unknown=1",
            "aws://eu-west-1?prefix=Upper",
            "aws://eu-west-1?prefix=ends-",
            "aws://eu-west-1?endpoint.ftp=http://localhost",
            "aws://eu-west-1?endpoint=ftp://localhost",
            "aws://eu-west-1?endpoint=localhost:4566",
            "aws://eu-west-1?endpoint=http://localhost%3Fa=b")
        .forEach(
            address ->
                assertThatThrownBy(() -> from(address))
                    .as(address)
                    .isInstanceOf(IllegalArgumentException.class));
  }

  @Test
  void credentialsInAnEndpointAreRefusedAndNotTold() {
    List.of("http://me:secret@localhost", "http://me:secret@ localhost", "secret://me@localhost")
        .forEach(
            endpoint ->
                assertThatThrownBy(
                        () -> from("aws://eu-west-1?endpoint.s3=" + endpoint.replace(" ", "%20")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasNoCause()
                    .hasMessageContaining("endpoint")
                    .hasMessageNotContaining("secret"));
  }

  private static AwsConfig from(String address) {
    return AwsConfig.from(ComputerAddress.parse(URI.create(address)));
  }
}
