package io.cloudhal.shelf.publish;

import com.github.luben.zstd.Zstd;
import io.cloudhal.Bytes;
import io.cloudhal.shelf.format.Digest;
import io.cloudhal.shelf.format.FrameLocation;
import io.cloudhal.shelf.format.Placement;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes files into packs, in the order in which they come: small ones together in frames, large
 * ones in chunks that are frames of their own. Holds one pack on the heap. Equal files in equal
 * order give equal packs.
 */
final class Packer {

  /** Small enough to decompress at once for one class, large enough to compress well. */
  static final int SMALL_FRAME_BYTES = 256 << 10;

  static final int CHUNK_BYTES = 1 << 20;

  static final int PACK_BYTES = 16 << 20;

  private static final int LEVEL = 12;

  /** A frame whose pack is not complete yet has no name for it. */
  private record Frame(long offset, int storedBytes, int contentBytes, Digest digest) {}

  private record Slot(int frame, int frameCount, int offset) {}

  private final Function<Bytes, Digest> upload;
  private final Map<Digest, Slot> slots = new HashMap<>();
  private final List<FrameLocation> located = new ArrayList<>();
  private final List<Frame> pending = new ArrayList<>();
  private final ByteArrayOutputStream pack = new ByteArrayOutputStream();
  private final ByteArrayOutputStream small = new ByteArrayOutputStream();

  /** Creates a packer that gives each complete pack to {@code upload}. */
  Packer(Function<Bytes, Digest> upload) {
    this.upload = upload;
  }

  /** Adds a file that is not empty and was not added before. */
  void add(CheckedFile file) {
    if (file.entry().sizeBytes() <= SMALL_FRAME_BYTES) {
      addSmall(file, (int) file.entry().sizeBytes());
    } else {
      addLarge(file);
    }
  }

  /** Completes the last pack and returns where the files are. */
  Map<Digest, Placement> finish() {
    endSmall();
    endPack();
    Map<Digest, Placement> placements = new HashMap<>();
    slots.forEach(
        (digest, slot) ->
            placements.put(
                digest,
                new Placement(
                    located.subList(slot.frame(), slot.frame() + slot.frameCount()),
                    slot.offset())));
    return placements;
  }

  private void addSmall(CheckedFile file, int size) {
    if (small.size() + size > SMALL_FRAME_BYTES) {
      endSmall();
    }
    slots.put(file.digest(), new Slot(nextFrame(), 1, small.size()));
    file.readAgain((piece, length) -> small.write(piece, 0, length));
  }

  private void addLarge(CheckedFile file) {
    endSmall();
    int first = nextFrame();
    ByteArrayOutputStream chunk = new ByteArrayOutputStream(CHUNK_BYTES);
    file.readAgain(
        (piece, length) -> {
          int now = Math.min(length, CHUNK_BYTES - chunk.size());
          chunk.write(piece, 0, now);
          if (chunk.size() == CHUNK_BYTES) {
            endFrame(chunk);
          }
          chunk.write(piece, now, length - now);
        });
    endFrame(chunk);
    slots.put(file.digest(), new Slot(first, nextFrame() - first, 0));
  }

  private int nextFrame() {
    return located.size() + pending.size();
  }

  private void endSmall() {
    endFrame(small);
  }

  private void endFrame(ByteArrayOutputStream content) {
    if (content.size() == 0) {
      return;
    }
    byte[] stored = Zstd.compress(content.toByteArray(), LEVEL);
    pending.add(new Frame(pack.size(), stored.length, content.size(), Digest.of(stored)));
    pack.write(stored, 0, stored.length);
    content.reset();
    if (pack.size() >= PACK_BYTES) {
      endPack();
    }
  }

  private void endPack() {
    if (pending.isEmpty()) {
      return;
    }
    Digest digest = upload.apply(Bytes.wrap(pack.toByteArray()));
    for (Frame frame : pending) {
      located.add(
          new FrameLocation(
              digest,
              pack.size(),
              frame.offset(),
              frame.storedBytes(),
              frame.contentBytes(),
              frame.digest()));
    }
    pending.clear();
    pack.reset();
  }
}
