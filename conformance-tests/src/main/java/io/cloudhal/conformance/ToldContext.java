package io.cloudhal.conformance;

import io.cloudhal.Bytes;
import io.cloudhal.alu.InvocationContext;
import java.time.Duration;

/**
 * What a handler was told of its invocation, as it tells the test.
 *
 * @param function the name it was called by
 * @param id the id of the invocation
 * @param idempotencyKey the key; {@code none} without one
 * @param remaining the time left
 */
record ToldContext(String function, String id, String idempotencyKey, Duration remaining) {

  static ToldContext of(InvocationContext context) {
    return new ToldContext(
        context.function().value(),
        context.id().value(),
        context.idempotencyKey().map(key -> "key " + key).orElse("none"),
        context.remaining());
  }

  static ToldContext parse(Bytes output) {
    String[] lines = output.toUtf8().split("\n", -1);
    return new ToldContext(lines[0], lines[1], lines[2], Duration.parse(lines[3]));
  }

  Bytes bytes() {
    return Bytes.utf8(String.join("\n", function, id, idempotencyKey, remaining.toString()));
  }
}
