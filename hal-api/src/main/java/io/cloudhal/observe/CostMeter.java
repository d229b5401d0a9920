package io.cloudhal.observe;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Adds up what calls cost, in all and by operation name. Thread-safe.
 *
 * <pre>{@code
 * CostMeter meter = new CostMeter();
 * try (CloudComputer computer = CloudComputers.open(address, meter)) {
 *   ...
 * }
 * System.out.println(meter.total().requests());
 * }</pre>
 */
public final class CostMeter implements OperationObserver {

  private final Map<String, Cost> byName = new ConcurrentHashMap<>();

  /** Creates a meter at zero. */
  public CostMeter() {}

  @Override
  public Observation started(Operation operation) {
    return new Observation() {
      @Override
      public void succeeded(Cost cost) {
        byName.merge(operation.name(), cost, Cost::plus);
      }

      @Override
      public void failed(Throwable error, Cost cost) {
        succeeded(cost);
      }
    };
  }

  /** Returns what all ended calls cost. */
  public Cost total() {
    return byName.values().stream().reduce(Cost.nothing(), Cost::plus);
  }

  /** Returns what ended calls cost, by operation name, in its order. */
  public Map<String, Cost> byName() {
    return new TreeMap<>(byName);
  }
}
