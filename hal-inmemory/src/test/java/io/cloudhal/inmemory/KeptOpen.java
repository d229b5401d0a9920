package io.cloudhal.inmemory;

import io.cloudhal.Device;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Lets several computers share a device: those that close it do not close it for the others. */
final class KeptOpen {

  private KeptOpen() {}

  static <T extends Device> T of(Class<T> type, T device) {
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
