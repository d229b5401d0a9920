package io.cloudhal.shelf;

/** Names of what a catalog says about a package's origin. Publishers may add others. */
public final class PackageAttributes {

  /** The package URL, such as {@code pkg:maven/org.slf4j/slf4j-api@2.0.20}. */
  public static final String PURL = "purl";

  /** The licence: an SPDX expression, or the name that the package itself gives. */
  public static final String LICENCE = "licence";

  /** SHA-256 of the file that was published, in hexadecimal digits. */
  public static final String SOURCE_SHA256 = "source.sha256";

  /** The name of the file or directory that was published, without the directories above it. */
  public static final String SOURCE_NAME = "source.name";

  private PackageAttributes() {}
}
