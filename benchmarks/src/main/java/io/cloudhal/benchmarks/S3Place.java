package io.cloudhal.benchmarks;

import java.net.URI;

/**
 * A bucket on a local server. Public and with types of the JDK alone, as peers live in class
 * loaders of their own.
 *
 * @param bucket its physical name
 */
public record S3Place(URI endpoint, String accessKey, String secretKey, String bucket) {

  /** Where the server says to be. */
  public static final String REGION = "us-east-1";
}
