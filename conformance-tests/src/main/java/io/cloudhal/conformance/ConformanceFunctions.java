package io.cloudhal.conformance;

import io.cloudhal.alu.FunctionHandler;
import io.cloudhal.alu.FunctionName;
import java.util.Map;

/** The functions that the suite calls; a fixture makes them known to its computers. */
public final class ConformanceFunctions {

  private ConformanceFunctions() {}

  /** Returns the handler classes by the names they are called by. */
  public static Map<FunctionName, Class<? extends FunctionHandler>> all() {
    return Map.of();
  }
}
