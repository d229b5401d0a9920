package io.cloudhal.aws;

import io.cloudhal.ProviderId;
import io.cloudhal.alu.Alu;
import io.cloudhal.alu.AluCapabilities;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.spi.ClaimChecks;
import java.util.Optional;

/** The ALU on Lambda. A handler there is run by {@link AwsFunctionEntryPoint}. */
final class LambdaAlu implements Alu {

  private final AwsConfig config;
  private final AwsClients clients;
  private final Optional<ClaimChecks> claims;

  /**
   * Creates the device.
   *
   * @param claims where inputs go that are too large for a request
   */
  LambdaAlu(AwsConfig config, AwsClients clients, Optional<ClaimChecks> claims) {
    this.config = config;
    this.clients = clients;
    this.claims = claims;
  }

  @Override
  public ProviderId provider() {
    return AwsDrivers.PROVIDER;
  }

  @Override
  public AluCapabilities capabilities() {
    return new LambdaLimits(claims.isPresent());
  }

  @Override
  public RemoteFunction function(FunctionName name) {
    String physical = config.function(name).orElseGet(() -> config.physicalName(name.value()));
    return new LambdaFunction(name, physical, clients, claims);
  }

  /** The clients belong to the computer. */
  @Override
  public void close() {}
}
