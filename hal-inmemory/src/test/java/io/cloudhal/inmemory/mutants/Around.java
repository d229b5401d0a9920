package io.cloudhal.inmemory.mutants;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** A handle that does something around each call of another one. */
interface Around {

  /** A call of the other handle. */
  @FunctionalInterface
  interface Calling {
    @Nullable Object call() throws Throwable;
  }

  /** Does what there is to do around {@code calling}. */
  @Nullable Object call(Calling calling) throws Throwable;

  /** Returns a handle with this around each of its calls. */
  default <T> T each(Class<T> type, T right) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(() -> result(right, method, arguments))));
  }

  private static @Nullable Object result(
      Object right, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(right, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
