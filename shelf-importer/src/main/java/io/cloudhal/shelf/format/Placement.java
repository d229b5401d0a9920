package io.cloudhal.shelf.format;

import java.util.List;

/**
 * Where the bytes of a file are: nowhere if it is empty, within one frame, or in several frames
 * that hold nothing else.
 *
 * @param frames in order
 * @param offset of the first byte in the content of the only frame; 0 if there are several or none
 */
public record Placement(List<FrameLocation> frames, int offset) {

  private static final Placement NOWHERE = new Placement(List.of(), 0);

  public Placement {
    frames = List.copyOf(frames);
    if (offset < 0 || (offset > 0 && frames.size() != 1)) {
      throw new FormatException("an offset goes with one frame only, not " + frames.size());
    }
  }

  /** Returns the placement of an empty file. */
  public static Placement nowhere() {
    return NOWHERE;
  }
}
