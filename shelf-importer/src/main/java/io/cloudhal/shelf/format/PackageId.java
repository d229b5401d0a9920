package io.cloudhal.shelf.format;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Name and version of a package. Ordered by name, then version, both by their characters: the order
 * says nothing about which version is newer.
 *
 * @param name a package URL without version such as {@code pkg:maven/org.slf4j/slf4j-api}, or a
 *     name of one's own such as {@code news-adapter}: 1 to 200 characters from {@code
 *     [A-Za-z0-9._~:/%+-]}, beginning with a letter or digit
 * @param version 1 to 128 characters from {@code [A-Za-z0-9._~%+-]}, beginning with a letter or
 *     digit
 */
public record PackageId(String name, String version) implements Comparable<PackageId> {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~:/%+-]{0,199}");
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~%+-]{0,127}");
  private static final Comparator<PackageId> ORDER =
      Comparator.comparing(PackageId::name).thenComparing(PackageId::version);

  public PackageId {
    check("package name", NAME, name);
    check("package version", VERSION, version);
  }

  /** Returns the id with this name and version. */
  public static PackageId of(String name, String version) {
    return new PackageId(name, version);
  }

  /**
   * Returns the id written as {@code name@version}.
   *
   * @throws IllegalArgumentException if {@code text} is anything else
   */
  public static PackageId parse(String text) {
    int at = text.lastIndexOf('@');
    if (at < 0) {
      throw new IllegalArgumentException("a package must be NAME@VERSION, is '" + text + "'");
    }
    return of(text.substring(0, at), text.substring(at + 1));
  }

  /** Returns the package URL {@code pkg:maven/group/artifact@version}. */
  public static PackageId maven(String group, String artifact, String version) {
    return of("pkg:maven/" + group + "/" + artifact, version);
  }

  @Override
  public int compareTo(PackageId other) {
    return ORDER.compare(this, other);
  }

  /** Returns {@code name@version}. */
  @Override
  public String toString() {
    return name + "@" + version;
  }

  private static void check(String what, Pattern form, String value) {
    if (!form.matcher(value).matches()) {
      throw new IllegalArgumentException(what + " must match " + form + ", is '" + value + "'");
    }
  }
}
