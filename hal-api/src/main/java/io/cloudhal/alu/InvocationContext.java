package io.cloudhal.alu;

import java.time.Duration;
import java.util.Optional;

/** What a handler is told of its invocation. */
public interface InvocationContext {

  /** Returns the name by which the function was called. */
  FunctionName function();

  /** Returns the id of the invocation; the same if the provider repeats it. */
  InvocationId id();

  /** Returns the key that the caller gave for recognising repetitions. */
  Optional<String> idempotencyKey();

  /** Returns the time left until the caller gives up, never negative. */
  Duration remaining();
}
