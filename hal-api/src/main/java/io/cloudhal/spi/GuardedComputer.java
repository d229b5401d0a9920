package io.cloudhal.spi;

import io.cloudhal.ProviderId;
import io.cloudhal.alu.Alu;
import io.cloudhal.bus.Bus;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.internal.Checks;
import io.cloudhal.memory.Memory;
import io.cloudhal.observe.OperationObserver;
import io.cloudhal.storage.Storage;
import java.time.Duration;
import java.util.List;

/**
 * A computer made of plain drivers: adds once what all providers share.
 *
 * <ul>
 *   <li>A closed device refuses calls with {@link IllegalStateException}.
 *   <li>Sizes, counts, repeated keys and undeclared features are refused before the driver is
 *       called.
 *   <li>Each call is observed and has a {@link Call} with its deadline; an interrupted thread ends
 *       in {@code CancelledException}.
 *   <li>Payload bytes are counted here; drivers count requests, by {@link Call#countRequest}.
 * </ul>
 *
 * <p>A driver needs no checks of its own for these.
 */
public final class GuardedComputer implements CloudComputer {

  private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(30);

  private final Drivers drivers;
  private final OpenState state;
  private final Guard memoryGuard;
  private final Guard busGuard;
  private final Guard aluGuard;
  private final Guard storageGuard;
  private final Guard provisionerGuard;
  private final boolean view;

  private GuardedComputer(
      Drivers drivers,
      OpenState state,
      Guard memoryGuard,
      Guard busGuard,
      Guard aluGuard,
      Guard storageGuard,
      Guard provisionerGuard,
      boolean view) {
    this.drivers = drivers;
    this.state = state;
    this.memoryGuard = memoryGuard;
    this.busGuard = busGuard;
    this.aluGuard = aluGuard;
    this.storageGuard = storageGuard;
    this.provisionerGuard = provisionerGuard;
    this.view = view;
  }

  /**
   * Returns a computer with a deadline of 30 s a call.
   *
   * @param drivers what to guard
   * @param observer who is told of each call
   * @param time where leases and expiry take their time from
   */
  public static GuardedComputer of(Drivers drivers, OperationObserver observer, TimeSource time) {
    OpenState state = new OpenState("computer");
    return new GuardedComputer(
        drivers,
        state,
        guard(drivers, observer, time, new OpenState("memory")),
        guard(drivers, observer, time, new OpenState("bus")),
        guard(drivers, observer, time, new OpenState("ALU")),
        guard(drivers, observer, time, new OpenState("storage")),
        guard(drivers, observer, time, state),
        false);
  }

  private static Guard guard(
      Drivers drivers, OperationObserver observer, TimeSource time, OpenState state) {
    return new Guard(drivers.provider(), observer, time, DEFAULT_DEADLINE, state);
  }

  @Override
  public ProviderId provider() {
    return drivers.provider();
  }

  @Override
  public Memory memory() {
    state.requireOpen();
    return new GuardedMemory(drivers.memory(), memoryGuard);
  }

  @Override
  public Bus bus() {
    state.requireOpen();
    return new GuardedBus(drivers.bus(), busGuard);
  }

  @Override
  public Alu alu() {
    state.requireOpen();
    return new GuardedAlu(drivers.alu(), aluGuard);
  }

  @Override
  public Storage storage() {
    state.requireOpen();
    return new GuardedStorage(drivers.storage(), storageGuard);
  }

  @Override
  public Provisioner provisioner() {
    state.requireOpen();
    return new GuardedProvisioner(drivers.provisioner(), drivers::bus, provisionerGuard);
  }

  @Override
  public CloudComputer withDeadline(Duration perCall) {
    Checks.range("deadline", perCall, Duration.ofMillis(1), Duration.ofHours(1));
    state.requireOpen();
    return new GuardedComputer(
        drivers,
        state,
        memoryGuard.withDeadline(perCall),
        busGuard.withDeadline(perCall),
        aluGuard.withDeadline(perCall),
        storageGuard.withDeadline(perCall),
        provisionerGuard.withDeadline(perCall),
        true);
  }

  /** Consumptions end first, while their handlers can still use the whole computer. */
  @Override
  public void close() {
    if (view) {
      return;
    }
    busGuard.state().endConsumptions();
    state.close(
        () -> {
          for (Guard device : List.of(busGuard, aluGuard, memoryGuard, storageGuard)) {
            device.state().close(() -> {});
          }
          drivers.close();
        });
  }
}
