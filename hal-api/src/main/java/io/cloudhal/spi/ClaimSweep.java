package io.cloudhal.spi;

import io.cloudhal.Page;
import io.cloudhal.PageToken;
import io.cloudhal.computer.Swept;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ListEntry;
import io.cloudhal.storage.ListRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One removal of what is older than a day from folders that are named after days. */
final class ClaimSweep {

  private final Bucket bucket;
  private final TimeSource time;
  private final Instant until;
  private long removed;
  private boolean finished = true;

  ClaimSweep(Bucket bucket, TimeSource time, Instant until) {
    this.bucket = bucket;
    this.time = time;
    this.until = until;
  }

  /**
   * Removes what is in the folders of the days before {@code oldestKept}.
   *
   * @param parent the prefix of the folders, ending in {@code /}
   */
  Swept run(String parent, LocalDate oldestKept) {
    try {
      sweep(parent, oldestKept);
    } catch (NotFoundException e) {
      // there is no bucket, or not any more, and so nothing is left in it
    }
    return new Swept(0, removed, 0, finished);
  }

  private void sweep(String parent, LocalDate oldestKept) {
    forEachPage(
        ListRequest.shallow(parent),
        folders -> {
          for (ListEntry folder : folders) {
            if (isBefore(folder.name().substring(parent.length()), oldestKept) && hasTime()) {
              forEachPage(ListRequest.deep(folder.name()), this::remove);
            }
          }
        });
  }

  private void forEachPage(ListRequest request, Consumer<List<ListEntry>> use) {
    Optional<PageToken> next;
    ListRequest following = request;
    do {
      Page<ListEntry> page = bucket.list(following);
      use.accept(page.items());
      next = page.next();
      following = next.map(request::after).orElse(request);
    } while (next.isPresent() && hasTime());
  }

  private void remove(List<ListEntry> blobs) {
    if (!blobs.isEmpty()) {
      List<BlobKey> keys = blobs.stream().map(each -> BlobKey.of(each.name())).toList();
      int failed = bucket.deleteAll(keys).size();
      removed += keys.size() - failed;
      finished &= failed == 0;
    }
  }

  /** Asked only while something is left to do. */
  private boolean hasTime() {
    boolean left = time.now().isBefore(until);
    finished &= left;
    return left;
  }

  /** What is not named after a day is not ours. */
  private static boolean isBefore(String folder, LocalDate day) {
    try {
      return folder.endsWith("/")
          && LocalDate.parse(folder.substring(0, folder.length() - 1)).isBefore(day);
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
