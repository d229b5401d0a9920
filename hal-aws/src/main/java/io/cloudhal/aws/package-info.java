/**
 * The provider for AWS. One class a service, package-private; an application sees {@link
 * io.cloudhal.aws.AwsModule}, {@link io.cloudhal.aws.AwsConfig} and addresses such as {@code
 * aws://eu-west-1?prefix=demo}.
 */
@NullMarked
package io.cloudhal.aws;

import org.jspecify.annotations.NullMarked;
