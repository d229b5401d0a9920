package io.cloudhal.conformance;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that gives at most seven bytes a read, as a slow connection does. */
final class DrippingStream extends FilterInputStream {

  private static final int MOST = 7;

  DrippingStream(InputStream content) {
    super(content);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return super.read(target, offset, Math.min(length, MOST));
  }

  @Override
  public int available() {
    return 0;
  }
}
