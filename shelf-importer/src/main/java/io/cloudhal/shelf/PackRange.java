package io.cloudhal.shelf;

import io.cloudhal.shelf.format.Digest;
import io.cloudhal.shelf.format.FrameLocation;
import io.cloudhal.storage.ByteRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Frames of one pack that are fetched by one request: near each other, so that what lies between
 * costs less than another round trip.
 */
record PackRange(ByteRange range, List<FrameLocation> frames) {

  /** At 100 MB/s a gap of 256 KiB costs 2.5 ms, half a round trip. */
  private static final long MAX_GAP = 256 << 10;

  private static final long MAX_LENGTH = 8 << 20;

  String object() {
    return "packs/" + frames.getFirst().pack();
  }

  /** Returns the requests that fetch {@code frames}. */
  static List<PackRange> covering(Collection<FrameLocation> frames) {
    Map<Digest, List<FrameLocation>> byPack = new LinkedHashMap<>();
    frames.stream()
        .distinct()
        .forEach(each -> byPack.computeIfAbsent(each.pack(), p -> new ArrayList<>()).add(each));
    List<PackRange> ranges = new ArrayList<>();
    byPack.values().forEach(each -> addRanges(each, ranges));
    return ranges;
  }

  private static void addRanges(List<FrameLocation> ofPack, List<PackRange> ranges) {
    ofPack.sort(Comparator.comparingLong(FrameLocation::offset));
    List<FrameLocation> near = new ArrayList<>();
    for (FrameLocation frame : ofPack) {
      if (!near.isEmpty() && !near(near, frame)) {
        ranges.add(of(near));
        near = new ArrayList<>();
      }
      near.add(frame);
    }
    ranges.add(of(near));
  }

  private static boolean near(List<FrameLocation> frames, FrameLocation next) {
    return next.offset() - end(frames.getLast()) <= MAX_GAP
        && end(next) - frames.getFirst().offset() <= MAX_LENGTH;
  }

  private static PackRange of(List<FrameLocation> frames) {
    long offset = frames.getFirst().offset();
    long end = frames.stream().mapToLong(PackRange::end).max().orElseThrow();
    return new PackRange(ByteRange.of(offset, end - offset), List.copyOf(frames));
  }

  private static long end(FrameLocation frame) {
    return frame.offset() + frame.storedBytes();
  }
}
