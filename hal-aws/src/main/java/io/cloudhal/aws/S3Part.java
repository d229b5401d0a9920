package io.cloudhal.aws;

import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** A part that is being uploaded. It tells when nobody uses its array any more. */
final class S3Part extends FutureTask<CompletedPart> {

  private final byte[] array;
  private final Queue<S3Part> ended;

  /**
   * Creates a part that is not begun.
   *
   * @param ended where it goes when its thread has left it, also if it was cancelled
   */
  S3Part(byte[] array, Callable<CompletedPart> upload, Queue<S3Part> ended) {
    super(upload);
    this.array = array;
    this.ended = ended;
  }

  byte[] array() {
    return array;
  }

  @Override
  public void run() {
    try {
      super.run();
    } finally {
      ended.add(this);
    }
  }
}
