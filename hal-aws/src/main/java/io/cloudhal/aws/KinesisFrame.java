package io.cloudhal.aws;

import io.cloudhal.Bytes;
import io.cloudhal.error.CorruptDataException;
import io.cloudhal.spi.Call;
import io.cloudhal.spi.MessageEnvelope;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of one key that were appended together: the data of one record of Kinesis. They are there
 * all or not at all, which is how a key keeps its order, since {@code PutRecords} may refuse one of
 * its records and take a later one.
 */
final class KinesisFrame {

  private static final byte FORMAT = 1;
  private static final int HEAD_BYTES = 1 + Short.BYTES;
  private static final int PART_HEAD_BYTES = Integer.BYTES;

  /** The most records: as many as a read may ask for. */
  private static final int MAX_RECORDS = 1000;

  // Source: Quotas and limits, Amazon Kinesis Data Streams, read 2026-11-24: a record has at most
  // 1 MiB, with its key of at most 128 bytes, unless the stream was made for larger ones.
  private static final int MAX_BYTES = (1 << 20) - 128;

  /** The largest envelope that fits. */
  static final int MAX_ENVELOPE_BYTES = MAX_BYTES - HEAD_BYTES - PART_HEAD_BYTES;

  private final List<Bytes> envelopes = new ArrayList<>();
  private int bytes = HEAD_BYTES;

  /** Adds an envelope unless there is no room; returns whether there was. */
  boolean add(MessageEnvelope envelope) {
    int more = PART_HEAD_BYTES + Math.toIntExact(envelope.encodedBytes());
    if (envelopes.size() == MAX_RECORDS || bytes + more > MAX_BYTES) {
      return false;
    }
    envelopes.add(envelope.encode());
    bytes += more;
    return true;
  }

  /** Returns how many envelopes there are. */
  int count() {
    return envelopes.size();
  }

  /** Returns the size in bytes. */
  int bytes() {
    return bytes;
  }

  byte[] encode() {
    ByteBuffer target = ByteBuffer.allocate(bytes);
    target.put(FORMAT).putShort((short) envelopes.size());
    for (Bytes envelope : envelopes) {
      target.putInt(envelope.size()).put(envelope.asByteBuffer());
    }
    return target.array();
  }

  /**
   * Returns the envelopes in {@code frame}, without copying what is in them.
   *
   * @param number the sequence number, for the error
   * @throws CorruptDataException if something else wrote it
   */
  static List<MessageEnvelope> decode(Bytes frame, String number) {
    try {
      ByteBuffer source = frame.asByteBuffer();
      if (source.get() != FORMAT) {
        throw corrupt(number, null);
      }
      int count = source.getShort();
      List<MessageEnvelope> envelopes = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int size = source.getInt();
        envelopes.add(MessageEnvelope.decode(frame.slice(source.position(), size)));
        source.position(source.position() + size);
      }
      return envelopes;
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw corrupt(number, e);
    }
  }

  private static CorruptDataException corrupt(String number, @Nullable Exception cause) {
    return new CorruptDataException(
        Call.current().context(), "record " + number + " was not appended by us", cause);
  }
}
