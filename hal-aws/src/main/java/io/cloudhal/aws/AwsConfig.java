package io.cloudhal.aws;

import io.cloudhal.alu.FunctionName;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.ComputerAddress;
import io.cloudhal.observe.OperationObserver;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * How to reach a computer on AWS. Immutable.
 *
 * <p>Credentials come from the SDK's default chain (environment, profile, container, instance)
 * unless given. Proxies come from the JVM's system properties, as for the SDK.
 */
public final class AwsConfig {

  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,63}");
  private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9-]{0,19}");

  private final String region;
  private String prefix = "hal";
  private @Nullable String spillBucket;
  private @Nullable String profile;
  private @Nullable AwsCredentialsProvider credentials;
  private Map<AwsService, URI> endpoints = Map.of();
  private Map<FunctionName, String> functions = Map.of();
  private OperationObserver observer = OperationObserver.none();

  private AwsConfig(String region) {
    if (!REGION.matcher(region).matches()) {
      throw new IllegalArgumentException("region must match " + REGION + ", is '" + region + "'");
    }
    this.region = region;
  }

  private AwsConfig(AwsConfig other) {
    this.region = other.region;
    this.prefix = other.prefix;
    this.spillBucket = other.spillBucket;
    this.profile = other.profile;
    this.credentials = other.credentials;
    this.endpoints = other.endpoints;
    this.functions = other.functions;
    this.observer = other.observer;
  }

  /**
   * Returns the computer of this account in a region.
   *
   * @param region such as {@code eu-west-1}
   */
  public static AwsConfig of(String region) {
    return new AwsConfig(region);
  }

  /**
   * Returns the computer at an address such as {@code
   * aws://eu-west-1?prefix=demo&spill=demo-spill&function.echo=arn:aws:lambda:…}.
   *
   * <p>Options: {@code prefix}, {@code spill}, {@code profile}, {@code endpoint} for all services,
   * {@code endpoint.<service>} for one ({@code s3}, {@code dynamodb}, {@code sqs}, {@code sns},
   * {@code kinesis}, {@code lambda}), {@code function.<name>} (an ARN or a function's name).
   *
   * @throws IllegalArgumentException if it is not such an address
   */
  public static AwsConfig from(ComputerAddress address) {
    return AwsAddress.config(address);
  }

  /**
   * Returns a copy whose physical names begin with {@code prefix} and a hyphen, so that several
   * computers share an account. Bucket names are global: choose one of your own.
   *
   * @param prefix 1 to 20 characters from {@code [a-z0-9-]}, beginning with a letter; {@code hal}
   *     by default
   */
  public AwsConfig withPrefix(String prefix) {
    if (!PREFIX.matcher(prefix).matches() || prefix.endsWith("-") || prefix.contains("--")) {
      throw new IllegalArgumentException("prefix must match " + PREFIX + ", is '" + prefix + "'");
    }
    AwsConfig copy = new AwsConfig(this);
    copy.prefix = prefix;
    return copy;
  }

  /**
   * Returns a copy that keeps what is too large for a message or an invocation in this bucket, by
   * its physical name; readable by consumers and functions, too.
   */
  public AwsConfig withSpillBucket(String bucket) {
    AwsConfig copy = new AwsConfig(this);
    copy.spillBucket = Objects.requireNonNull(bucket);
    return copy;
  }

  /** Returns a copy that takes credentials from a profile of the shared configuration files. */
  public AwsConfig withProfile(String profile) {
    AwsConfig copy = new AwsConfig(this);
    copy.profile = Objects.requireNonNull(profile);
    return copy;
  }

  /** Returns a copy with these credentials; whoever made them closes them. */
  public AwsConfig withCredentials(AwsCredentialsProvider credentials) {
    AwsConfig copy = new AwsConfig(this);
    copy.credentials = Objects.requireNonNull(credentials);
    return copy;
  }

  /**
   * Returns a copy that reaches a service at another address.
   *
   * @param service {@code s3}, {@code dynamodb}, {@code sqs}, {@code sns}, {@code kinesis} or
   *     {@code lambda}
   * @param endpoint {@code http} or {@code https}, host and, if it is another than usual, port
   */
  public AwsConfig withEndpoint(String service, URI endpoint) {
    requireEndpoint(service, endpoint);
    AwsConfig copy = new AwsConfig(this);
    Map<AwsService, URI> all = new HashMap<>(endpoints);
    all.put(AwsService.of(service), endpoint);
    copy.endpoints = Map.copyOf(all);
    return copy;
  }

  /** The address is not told: who puts credentials into it would read them in a log. */
  private static void requireEndpoint(String service, URI endpoint) {
    String scheme = endpoint.getScheme();
    if (!("http".equals(scheme) || "https".equals(scheme))
        || endpoint.getHost() == null
        || endpoint.getRawUserInfo() != null
        || endpoint.getRawQuery() != null
        || endpoint.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "endpoint of " + service + " must be http or https with a host, and no user or query");
    }
  }

  /**
   * Returns a copy that calls a Lambda function by a name of the computer.
   *
   * @param arn its ARN, or its name in this account and region
   */
  public AwsConfig withFunction(FunctionName name, String arn) {
    AwsConfig copy = new AwsConfig(this);
    Map<FunctionName, String> all = new HashMap<>(functions);
    all.put(name, Objects.requireNonNull(arn));
    copy.functions = Map.copyOf(all);
    return copy;
  }

  /** Returns a copy that tells {@code observer} of each call. */
  public AwsConfig withObserver(OperationObserver observer) {
    AwsConfig copy = new AwsConfig(this);
    copy.observer = Objects.requireNonNull(observer);
    return copy;
  }

  /** Opens the computer, without a request; the caller closes it. */
  public CloudComputer open() {
    return new AwsDrivers(this).computer(observer);
  }

  String region() {
    return region;
  }

  /** Returns the physical name of what is called {@code name} on the computer. */
  String physicalName(String name) {
    return prefix + "-" + name;
  }

  String prefix() {
    return prefix;
  }

  Optional<String> spillBucket() {
    return Optional.ofNullable(spillBucket);
  }

  Optional<String> profile() {
    return Optional.ofNullable(profile);
  }

  Optional<AwsCredentialsProvider> credentials() {
    return Optional.ofNullable(credentials);
  }

  Optional<URI> endpoint(AwsService service) {
    return Optional.ofNullable(endpoints.get(service));
  }

  Optional<String> function(FunctionName name) {
    return Optional.ofNullable(functions.get(name));
  }
}
