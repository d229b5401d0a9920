package io.cloudhal.conformance;

import io.cloudhal.Bytes;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.memory.KeyValueStore;
import java.util.Random;

/** What the contracts of the ALU share. */
abstract class AluContract extends Contract {

  /** An input that no vendor takes in a request. */
  static final int LARGE = 5_000_000;

  final RemoteFunction function(FunctionName name) {
    return computer().alu().function(name);
  }

  final RemoteFunction missing() {
    return function(new FunctionName(fresh("missing")));
  }

  static Invocation of(String input) {
    return Invocation.of(Bytes.utf8(input));
  }

  static Invocation of(Place place) {
    return Invocation.of(place.bytes());
  }

  /** Returns a place that no other test uses. */
  final Place place() {
    return new Place(store().name().value(), fresh("place"), 0);
  }

  /** Returns how often a function has counted. */
  final long count(Place place) {
    return store().increment(place.key(), 0);
  }

  final KeyValueStore store() {
    return resources().store();
  }

  /** Returns an invocation whose input is one byte too large. */
  final Invocation tooLarge() {
    long largest = computer().alu().capabilities().maxPayloadBytes();
    return Invocation.of(Bytes.wrap(new byte[Math.toIntExact(largest + 1)]));
  }

  /** Returns {@code size} bytes without a pattern. */
  static Bytes bytes(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return Bytes.wrap(content);
  }
}
