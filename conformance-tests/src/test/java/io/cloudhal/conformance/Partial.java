package io.cloudhal.conformance;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Makes an interface of a class that has some of its methods; the others are not supported. */
final class Partial {

  private Partial() {}

  static <T> T of(Class<T> type, Object some) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(some, method, arguments)));
  }

  private static @Nullable Object call(Object some, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Method found;
    try {
      found = some.getClass().getMethod(method.getName(), method.getParameterTypes());
    } catch (NoSuchMethodException e) {
      throw new UnsupportedOperationException(method.getName(), e);
    }
    try {
      return found.invoke(some, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
