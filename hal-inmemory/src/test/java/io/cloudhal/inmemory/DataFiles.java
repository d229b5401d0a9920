package io.cloudhal.inmemory;

import io.cloudhal.ProviderId;
import io.cloudhal.error.ErrorContext;
import io.cloudhal.spi.TimeSource;
import java.nio.file.Path;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/** Data files for tests that need no computer. */
final class DataFiles {

  private static final ErrorContext CONTEXT =
      ErrorContext.of(new ProviderId("inmemory"), "memory.put", "tests");

  private DataFiles() {}

  static DataFile open(Path directory) {
    return DataFile.open(directory, false, TimeSource.system(), () -> CONTEXT);
  }

  static DataFile openForPower(Path directory) {
    return DataFile.open(directory, true, TimeSource.system(), () -> CONTEXT);
  }

  static Path store(Path directory) {
    return directory.resolve("data").resolve("memory-and-bus.store");
  }

  /** Returns the map that the tests write to. */
  static MVMap<Long, String> numbers(DataFile file) {
    return file.map("numbers", LongDataType.INSTANCE, StringDataType.INSTANCE);
  }
}
