package io.cloudhal.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.ProviderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ObserveTest {

  private static final Cost COST = new Cost(1, 2, 3, 4);

  private final List<String> told = new ArrayList<>();

  @Test
  void costsAddUp() {
    assertThat(COST.plus(new Cost(10, 20, 30, 40))).isEqualTo(new Cost(11, 22, 33, 44));
    assertThat(Cost.nothing().plus(COST)).isEqualTo(COST);
  }

  @Test
  void costsAreNotNegative() {
    assertThatThrownBy(() -> new Cost(-1, 0, 0, 0)).hasMessageStartingWith("requests must not");
    assertThatThrownBy(() -> new Cost(0, -1, 0, 0)).hasMessageStartingWith("bytes sent must not");
    assertThatThrownBy(() -> new Cost(0, 0, -1, 0)).hasMessageStartingWith("bytes received must");
    assertThatThrownBy(() -> new Cost(0, 0, 0, -1)).hasMessageStartingWith("skipped keys must");
  }

  @Test
  void aMeterAddsUpByNameWhatEndedWellOrNot() {
    CostMeter meter = new CostMeter();
    meter.started(operation("memory.put")).succeeded(COST);
    meter.started(operation("memory.put")).failed(new IllegalStateException(), COST);
    meter.started(operation("bus.send")).succeeded(COST);
    meter.started(operation("bus.receive"));
    assertThat(meter.byName())
        .containsExactly(
            Map.entry("bus.send", COST), Map.entry("memory.put", new Cost(2, 4, 6, 8)));
    assertThat(meter.total()).isEqualTo(new Cost(3, 6, 9, 12));
    assertThat(new CostMeter().total()).isEqualTo(Cost.nothing());
  }

  @Test
  void twoObserversAreToldInTheirOrder() {
    OperationObserver both = telling("first").and(telling("second"));
    both.started(operation("bus.send")).succeeded(COST);
    both.started(operation("bus.send")).failed(new IllegalStateException("no"), COST);
    assertThat(told)
        .containsExactly(
            "first started",
            "second started",
            "first succeeded",
            "second succeeded",
            "first started",
            "second started",
            "first failed no",
            "second failed no");
  }

  @Test
  void nobodyIgnoresEverything() {
    Observation observation = OperationObserver.none().started(operation("bus.send"));
    observation.succeeded(COST);
    observation.failed(new IllegalStateException(), COST);
    assertThat(told).isEmpty();
  }

  private static Operation operation(String name) {
    return new Operation(new ProviderId("tiny"), name, "thing");
  }

  private OperationObserver telling(String who) {
    return operation -> {
      told.add(who + " started");
      return new Observation() {
        @Override
        public void succeeded(Cost cost) {
          told.add(who + " succeeded");
        }

        @Override
        public void failed(Throwable error, Cost cost) {
          told.add(who + " failed " + error.getMessage());
        }
      };
    };
  }
}
