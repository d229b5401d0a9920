package io.cloudhal.storage;

import io.cloudhal.Version;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which version of a blob to read. Immutable. */
public final class ReadOptions {

  private static final ReadOptions DEFAULTS = new ReadOptions(null, null);

  private final @Nullable Version version;
  private final @Nullable Version unlessVersion;

  private ReadOptions(@Nullable Version version, @Nullable Version unlessVersion) {
    this.version = version;
    this.unlessVersion = unlessVersion;
  }

  /** Returns the options that read the latest version. */
  public static ReadOptions defaults() {
    return DEFAULTS;
  }

  /** Returns the options that read exactly {@code version}. */
  public static ReadOptions ofVersion(Version version) {
    return new ReadOptions(Objects.requireNonNull(version), null);
  }

  /**
   * Returns the options that read the latest version unless it is {@code known}: for polling with
   * {@link Bucket#open}.
   */
  public static ReadOptions unlessVersion(Version known) {
    return new ReadOptions(null, Objects.requireNonNull(known));
  }

  /** Returns the version to read, empty for the latest. */
  public Optional<Version> version() {
    return Optional.ofNullable(version);
  }

  /** Returns the version that the caller has already. */
  public Optional<Version> unlessVersion() {
    return Optional.ofNullable(unlessVersion);
  }
}
