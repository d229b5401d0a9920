package io.cloudhal.inmemory;

import io.cloudhal.Bytes;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.InvocationId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** A call of a function that is to be made later. */
record Submission(InvocationId id, FunctionName function, Invocation invocation) {

  private static final int FORMAT = 1;

  /** Returns all but the id as bytes. */
  byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(invocation.input().size() + 256);
    try (DataOutputStream target = new DataOutputStream(bytes)) {
      target.writeByte(FORMAT);
      target.writeUTF(function.value());
      target.writeLong(invocation.timeout().toNanos());
      target.writeUTF(invocation.idempotencyKey().orElse(""));
      invocation.input().writeTo(target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Returns the submission that {@link #encode} made {@code bytes} of.
   *
   * @throws IllegalArgumentException if it did not
   */
  static Submission decode(String id, byte[] bytes) {
    try (DataInputStream source = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (source.readByte() != FORMAT) {
        throw new IllegalArgumentException("submission " + id + " has an unknown format");
      }
      FunctionName function = new FunctionName(source.readUTF());
      Duration timeout = Duration.ofNanos(source.readLong());
      String idempotencyKey = source.readUTF();
      Invocation invocation = Invocation.of(Bytes.wrap(source.readAllBytes())).withTimeout(timeout);
      return new Submission(
          new InvocationId(id),
          function,
          idempotencyKey.isEmpty() ? invocation : invocation.withIdempotencyKey(idempotencyKey));
    } catch (IOException e) {
      throw new IllegalArgumentException("submission " + id + " is cut off", e);
    }
  }
}
