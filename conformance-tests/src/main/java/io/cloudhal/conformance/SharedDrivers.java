package io.cloudhal.conformance;

import io.cloudhal.Device;
import io.cloudhal.ProviderId;
import io.cloudhal.alu.Alu;
import io.cloudhal.bus.Bus;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.memory.Memory;
import io.cloudhal.spi.Drivers;
import io.cloudhal.storage.Storage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Lets several computers share the drivers of one, also if they close them: so that each test can
 * have a computer of its own, but not connections of its own.
 *
 * @param drivers the shared ones, which the fixture closes
 */
public record SharedDrivers(Drivers drivers) implements Drivers {

  @Override
  public ProviderId provider() {
    return drivers.provider();
  }

  @Override
  public Memory memory() {
    return keptOpen(Memory.class, drivers.memory());
  }

  @Override
  public Bus bus() {
    return keptOpen(Bus.class, drivers.bus());
  }

  @Override
  public Alu alu() {
    return keptOpen(Alu.class, drivers.alu());
  }

  @Override
  public Storage storage() {
    return keptOpen(Storage.class, drivers.storage());
  }

  @Override
  public Provisioner provisioner() {
    return drivers.provisioner();
  }

  @Override
  public void close() {}

  private static <T extends Device> T keptOpen(Class<T> type, T device) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(device, method, arguments)));
  }

  private static @Nullable Object call(Device device, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().equals("close")) {
      return null;
    }
    try {
      return method.invoke(device, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
