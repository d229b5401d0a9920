package io.cloudhal.aws;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.ComputerAddress;
import io.cloudhal.computer.ComputerProvider;
import io.cloudhal.observe.OperationObserver;

/** Opens addresses such as {@code aws://eu-west-1?prefix=demo}; see {@link AwsConfig#from}. */
public final class AwsComputerProvider implements ComputerProvider {

  /** Creates the provider: for {@link java.util.ServiceLoader}. */
  public AwsComputerProvider() {}

  @Override
  public String scheme() {
    return "aws";
  }

  @Override
  public CloudComputer open(ComputerAddress address, OperationObserver observer) {
    return AwsConfig.from(address).withObserver(observer).open();
  }
}
