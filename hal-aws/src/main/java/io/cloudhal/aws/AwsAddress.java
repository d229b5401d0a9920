package io.cloudhal.aws;

import io.cloudhal.alu.FunctionName;
import io.cloudhal.computer.ComputerAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;

/** Addresses of computers on AWS. */
final class AwsAddress {

  private static final Set<String> OPTIONS =
      Set.of("prefix", "spill", "profile", "endpoint", "endpoint.*", "function.*");

  private AwsAddress() {}

  /**
   * Returns what an address says.
   *
   * @throws IllegalArgumentException if it is none of a computer on AWS
   */
  static AwsConfig config(ComputerAddress address) {
    address.requireOptions(OPTIONS);
    if (!address.path().isEmpty()) {
      throw new IllegalArgumentException(
          "an aws: address must have no path, has " + address.path());
    }
    AwsConfig config = AwsConfig.of(address.authority());
    config = address.option("prefix").map(config::withPrefix).orElse(config);
    config = address.option("spill").map(config::withSpillBucket).orElse(config);
    config = address.option("profile").map(config::withProfile).orElse(config);
    for (Map.Entry<String, String> each : address.optionsOf("function").entrySet()) {
      config = config.withFunction(new FunctionName(each.getKey()), each.getValue());
    }
    return withEndpoints(config, address);
  }

  private static AwsConfig withEndpoints(AwsConfig config, ComputerAddress address) {
    AwsConfig with = config;
    if (address.option("endpoint").isPresent()) {
      URI all = uri("endpoint", address.option("endpoint").get());
      for (AwsService service : AwsService.values()) {
        with = with.withEndpoint(service.id(), all);
      }
    }
    for (Map.Entry<String, String> each : address.optionsOf("endpoint").entrySet()) {
      URI one = uri("endpoint." + each.getKey(), each.getValue());
      with = with.withEndpoint(each.getKey(), one);
    }
    return with;
  }

  /** The value is not told: an option may be a secret. */
  private static URI uri(String option, String value) {
    try {
      return new URI(value);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "option " + option + " must be a URI: " + e.getReason() + " at " + e.getIndex());
    }
  }
}
