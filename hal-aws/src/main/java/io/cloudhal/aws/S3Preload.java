package io.cloudhal.aws;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointProvider;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * What the first request of a process would wait for, loaded beside the thread that makes the
 * client: TLS, and large tables of the SDK that it reads for every client. Sends nothing.
 */
final class S3Preload implements Runnable {

  private final Region region;
  private final Runnable tls;

  /**
   * Creates it.
   *
   * @param tls sets up TLS, if it will be needed
   */
  S3Preload(Region region, Runnable tls) {
    this.region = region;
    this.tls = tls;
  }

  @Override
  public void run() {
    try {
      tls.run();
      Object unused = ServiceMetadata.of(AwsService.S3.id()).signingRegion(region);
      unused = GetObjectResponse.builder();
      unused = S3EndpointProvider.defaultProvider().resolveEndpoint(s3 -> s3.region(region)).join();
    } catch (RuntimeException e) {
      // Fails again for whoever needs it, who is told.
    }
  }
}
