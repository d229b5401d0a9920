package io.cloudhal.shelf.testing;

import io.cloudhal.ProviderId;
import io.cloudhal.WriteResult;
import io.cloudhal.error.ErrorContext;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.PutOptions;

/** A bucket whose writes fail after a number of them, and that runs something before the next. */
public final class StubbornBucket extends HeapBucket {

  private int writesLeft = Integer.MAX_VALUE;
  private String key = "";
  private Runnable interloper = () -> {};

  /** Lets only {@code writes} more writes succeed. */
  public void allow(int writes) {
    writesLeft = writes;
  }

  /** Runs {@code interloper} once, before the next write of {@code key}. */
  public void before(String key, Runnable interloper) {
    this.key = key;
    this.interloper = interloper;
  }

  @Override
  public WriteResult put(BlobKey key, BlobSource source, PutOptions options) {
    if (key.value().equals(this.key)) {
      this.key = "";
      interloper.run();
    }
    if (writesLeft <= 0) {
      ErrorContext context = ErrorContext.of(new ProviderId("heap"), "storage.put", "heap");
      throw new UnavailableException(context, "no write is left", null, false);
    }
    writesLeft--;
    return super.put(key, source, options);
  }
}
