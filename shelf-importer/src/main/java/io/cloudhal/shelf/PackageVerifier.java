package io.cloudhal.shelf;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.format.Catalog;
import io.cloudhal.shelf.format.Digest;
import io.cloudhal.shelf.format.EntryKind;
import io.cloudhal.shelf.format.FrameLocation;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/** Reads a package from storage, a few ranges at a time, and checks every frame and every file. */
final class PackageVerifier {

  /** Frames fetched together: at most as many bytes as one pack holds by default. */
  private static final int BATCH = 64;

  private final Catalog catalog;
  private final ShelfObjects objects;
  private final LongConsumer progress;

  PackageVerifier(Catalog catalog, ShelfObjects objects, LongConsumer progress) {
    this.catalog = catalog;
    this.objects = objects;
    this.progress = progress;
  }

  Verification run() {
    return new Run().all();
  }

  /** The state of one verification. */
  private final class Run {
    private final List<String> problems = new ArrayList<>();
    private final Map<Integer, Bytes> batch = new HashMap<>();
    private long bytes;
    private long files;

    Verification all() {
      int[] byFrame =
          IntStream.range(0, catalog.size())
              .filter(entry -> catalog.kind(entry) == EntryKind.FILE)
              .mapToObj(entry -> (long) firstFrame(entry) << 32 | entry)
              .sorted()
              .mapToInt(Long::intValue)
              .toArray();
      for (int file : byFrame) {
        check(file);
      }
      return new Verification(files, bytes, problems);
    }

    private int firstFrame(int file) {
      return catalog.frameCount(file) == 0 ? 0 : catalog.firstFrame(file);
    }

    private void check(int file) {
      files++;
      progress.accept(catalog.sizeBytes(file));
      try {
        if (!digest(file).equals(catalog.digest(file))) {
          problems.add(catalog.path(file) + " is not the file that was published");
        }
      } catch (CorruptObjectException e) {
        problems.add(catalog.path(file) + ": " + e.getMessage());
      }
    }

    private Digest digest(int file) {
      MessageDigest digest = Digest.sha256();
      int count = catalog.frameCount(file);
      for (int i = 0; i < count; i++) {
        Bytes content = content(catalog.firstFrame(file) + i);
        int offset = count == 1 ? catalog.offsetInFrame(file) : 0;
        int length = count == 1 ? (int) catalog.sizeBytes(file) : content.size();
        digest.update(content.slice(offset, length).asByteBuffer());
      }
      return Digest.finish(digest);
    }

    private Bytes content(int frame) {
      if (!batch.containsKey(frame)) {
        batch.clear();
        fetch(frame);
      }
      FrameLocation location = catalog.frame(frame);
      Bytes stored = batch.getOrDefault(frame, Bytes.empty());
      if (!Digest.of(stored).equals(location.digest())) {
        throw new CorruptObjectException(
            "packs/" + location.pack(), "was changed at byte " + location.offset(), null);
      }
      return Frames.decompressed(location, stored);
    }

    private void fetch(int from) {
      Map<FrameLocation, Integer> wanted = new HashMap<>();
      for (int i = from; i < Math.min(catalog.frames(), from + BATCH); i++) {
        wanted.put(catalog.frame(i), i);
      }
      for (PackRange range : PackRange.covering(wanted.keySet())) {
        Bytes content = FrameFetcher.fetch(objects, range);
        for (FrameLocation frame : range.frames()) {
          bytes += frame.storedBytes();
          batch.put(wanted.getOrDefault(frame, -1), FrameFetcher.part(range, content, frame));
        }
      }
    }
  }
}
