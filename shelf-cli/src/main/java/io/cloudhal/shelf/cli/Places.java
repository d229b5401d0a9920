package io.cloudhal.shelf.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the command keeps its files: below {@code SHELF_HOME} if that is set, else where the XDG
 * base directories say.
 *
 * @param config keys; worth a backup
 * @param data the default computer
 * @param cache what was fetched; safe to delete
 */
record Places(Path config, Path data, Path cache) {

  private static final String NAME = "cloudhal";

  /** Returns the places of the current user. */
  static Places ofUser() {
    return of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  static Places of(Map<String, String> environment, Path userHome) {
    String home = environment.get("SHELF_HOME");
    if (home != null) {
      Path all = Path.of(home).toAbsolutePath();
      return new Places(all.resolve("config"), all.resolve("data"), all.resolve("cache"));
    }
    return new Places(
        base(environment.get("XDG_CONFIG_HOME"), userHome.resolve(".config")),
        base(environment.get("XDG_DATA_HOME"), userHome.resolve(".local/share")),
        base(environment.get("XDG_CACHE_HOME"), userHome.resolve(".cache")));
  }

  /** By the XDG specification, a path that is not absolute is ignored. */
  private static Path base(@Nullable String given, Path byDefault) {
    Path base = given == null || !Path.of(given).isAbsolute() ? byDefault : Path.of(given);
    return base.resolve(NAME);
  }

  /** Returns the private key of this user's publishing. */
  Path keyFile() {
    return config.resolve("shelf.key");
  }

  /** Returns the directory of the computer that is used where none is named. */
  Path defaultComputer() {
    return data.resolve("computer");
  }
}
