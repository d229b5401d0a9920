package io.cloudhal.shelf.loader;

import java.net.URL;
import java.util.jar.Attributes;
import java.util.jar.Attributes.Name;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** What a manifest says of a Java package: its section of the package wins over the main one. */
final class PackageManifest {

  private final Attributes main;
  private final @Nullable Attributes own;

  PackageManifest(Manifest manifest, String packageName) {
    this.main = manifest.getMainAttributes();
    this.own = manifest.getAttributes(packageName.replace('.', '/') + "/");
  }

  @Nullable String value(Name name) {
    String value = own == null ? null : own.getValue(name);
    return value == null ? main.getValue(name) : value;
  }

  boolean sealed() {
    return "true".equalsIgnoreCase(value(Name.SEALED));
  }

  /** Returns {@code base} if the package is sealed, what the JDK wants to be told. */
  @Nullable URL sealBase(@Nullable URL base) {
    return sealed() ? base : null;
  }
}
