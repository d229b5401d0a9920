package io.cloudhal.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Page;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.Swept;
import io.cloudhal.spi.TimeSource;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ListEntry;
import io.cloudhal.storage.ListRequest;
import io.cloudhal.storage.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process leaves behind in the buckets that is killed, or that cannot write. */
final class BlobCrashTest {

  private static final int KILLS = 5;
  private static final TimeSource TIME = TimeSource.system();

  @TempDir private Path directory;

  private final Set<String> acknowledged = new HashSet<>();
  private final Random random = new Random();

  @Test
  void aKilledProcessLosesNoAcknowledgedBlobAndLeavesNoneInPart() throws Exception {
    for (int i = 0; i < KILLS; i++) {
      try (ChildProcess child = ChildProcess.start(SteadyUploader.class, directory)) {
        int lines = 1 + random.nextInt(150);
        for (int line = 0; line < lines; line++) {
          acknowledged.add(child.line().orElseThrow());
        }
        child.kill();
        child.rest(acknowledged::add);
      }
      checkAllIsThere();
    }
  }

  @Test
  void sweepRemovesWhatAKilledProcessWasWriting() throws Exception {
    try (ChildProcess child = ChildProcess.start(SteadyUploader.class, directory)) {
      assertThat(child.line()).isPresent();
      child.kill();
      child.rest(line -> {});
    }
    Path abandoned = Files.createFile(temporary().resolve("feed-1"));
    Storages storages = Storages.in(directory, TIME);
    try (CloudComputer computer = storages.computer(TIME)) {
      assertThat(computer.provider()).isNotNull();
      Swept swept = storages.sweep(Duration.ofSeconds(10));
      assertThat(swept.uploads()).isPositive();
      assertThat(swept.finished()).isTrue();
      assertThat(abandoned).doesNotExist();
      assertThat(storages.sweep(Duration.ofSeconds(10))).isEqualTo(new Swept(0, 0, 0, true));
    }
    assertThat(temporary()).isEmptyDirectory();
  }

  @Test
  void sweepLeavesAloneWhatALiveProcessIsWriting() throws Exception {
    Storages storages = Storages.in(directory, TIME);
    try (ChildProcess child = ChildProcess.start(SteadyUploader.class, directory);
        CloudComputer computer = storages.computer(TIME)) {
      assertThat(computer.provider()).isNotNull();
      for (int i = 0; i < 20; i++) {
        acknowledged.add(child.line().orElseThrow());
        assertThat(storages.sweep(Duration.ofSeconds(10))).isEqualTo(new Swept(0, 0, 0, true));
      }
      child.kill();
      child.rest(line -> assertThat(acknowledged.add(line)).isTrue());
    }
    checkAllIsThere();
  }

  @Test
  void aFullDiskIsToldAndLeavesNothingVisibleAndNothingTemporary() throws Exception {
    StringBuilder errors = new StringBuilder();
    try (ChildProcess child =
        ChildProcess.startWithFileLimit(200, SteadyUploader.class, directory)) {
      child.rest(
          line -> {
            if (Character.isDigit(line.charAt(0))) {
              acknowledged.add(line);
            } else {
              errors.append(line);
            }
          });
    }
    assertThat(errors).contains("inmemory storage.put tests", "File too large");
    assertThat(temporary()).isEmptyDirectory();
    assertThat(checkAllIsThere()).isEqualTo(acknowledged);
  }

  private Path temporary() {
    return directory.resolve("storage").resolve(".temporary");
  }

  /** Returns the keys that are there: all that were acknowledged, and each of them whole. */
  private Set<String> checkAllIsThere() throws IOException {
    try (CloudComputer computer = Storages.in(directory, TIME).computer(TIME)) {
      Bucket bucket = Storages.bucket(computer);
      Set<String> listed = listed(bucket);
      assertThat(listed).containsAll(acknowledged);
      for (String key : listed) {
        assertThat(
                bucket.readRanges(
                    BlobKey.of(key), List.of(ByteRange.all()), ReadOptions.defaults()))
            .containsExactly(SteadyUploader.content(key));
      }
      assertThat(listed).hasSize(blobFiles());
      return listed;
    }
  }

  private static Set<String> listed(Bucket bucket) {
    Set<String> names = new HashSet<>();
    Page<ListEntry> page = bucket.list(ListRequest.deep(""));
    page.items().forEach(entry -> names.add(entry.name()));
    while (page.next().isPresent()) {
      page = bucket.list(ListRequest.deep("").after(page.next().get()));
      page.items().forEach(entry -> names.add(entry.name()));
    }
    return names;
  }

  private int blobFiles() throws IOException {
    Path blobs = directory.resolve("storage").resolve("tests").resolve("blobs");
    try (Stream<Path> tree = Files.walk(blobs)) {
      return (int) tree.filter(Files::isRegularFile).count();
    }
  }
}
