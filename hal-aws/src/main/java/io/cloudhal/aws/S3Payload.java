package io.cloudhal.aws;

import io.cloudhal.spi.Call;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * The bytes of one request, sent from the array without a copy. While a large one is sent, the
 * deadline of the call moves on.
 */
final class S3Payload {

  /** What is larger may take longer than a call, while it makes progress. */
  static final int LARGE_BYTES = 64 << 10;

  private static final AwsRequestOverrideConfiguration WITHOUT_DEADLINE =
      AwsRequestOverrideConfiguration.builder().build();

  private final byte[] array;
  private final int size;

  /**
   * Creates a payload.
   *
   * @param array changed by nobody until it is sent
   * @param size how many of its first bytes are sent
   */
  S3Payload(byte[] array, int size) {
    this.array = array;
    this.size = size;
  }

  String checksum() {
    return S3Checksum.of(array, size);
  }

  private boolean isLarge() {
    return size > LARGE_BYTES;
  }

  /** Returns the options of the request: the watch ends a large one when it stands still. */
  AwsRequestOverrideConfiguration limits() {
    return isLarge() ? WITHOUT_DEADLINE : AwsClients.deadline();
  }

  RequestBody body() {
    Call call = Call.current();
    return RequestBody.fromContentProvider(
        () -> {
          InputStream content = new ByteArrayInputStream(array, 0, size);
          return isLarge() ? new Progress(content, call) : content;
        },
        size,
        "application/octet-stream");
  }

  /** Each time that the connection asks for more, it has sent something. */
  private static final class Progress extends FilterInputStream {

    private final Call call;

    Progress(InputStream content, Call call) {
      super(content);
      this.call = call;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      call.restartDeadline();
      return super.read(target, offset, length);
    }
  }
}
