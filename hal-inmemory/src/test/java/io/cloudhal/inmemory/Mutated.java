package io.cloudhal.inmemory;

import io.cloudhal.alu.Alu;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.bus.Bus;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.Topic;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.Memory;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.Storage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts what a mutant has in place of handles into computers, drivers and devices. */
final class Mutated {

  private final Map<Class<?>, UnaryOperator<Object>> changes;

  Mutated(Mutant mutant) {
    this.changes =
        Map.ofEntries(
            inside(Memory.class),
            inside(Bus.class),
            inside(Alu.class),
            inside(Storage.class),
            change(CloudComputer.class, view -> mutant.computer(of(CloudComputer.class, view))),
            change(KeyValueStore.class, mutant::store),
            change(Queue.class, mutant::queue),
            change(Topic.class, mutant::topic),
            change(EventStream.class, mutant::stream),
            change(RemoteFunction.class, mutant::function),
            change(Bucket.class, mutant::bucket),
            change(Provisioner.class, mutant::provisioner));
  }

  /** Returns {@code right}, but that its handles are those of the mutant. */
  <T> T of(Class<T> type, T right) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(right, method, arguments)));
  }

  private <T> Map.Entry<Class<?>, UnaryOperator<Object>> inside(Class<T> type) {
    return change(type, result -> of(type, result));
  }

  private static <T> Map.Entry<Class<?>, UnaryOperator<Object>> change(
      Class<T> type, UnaryOperator<T> change) {
    return Map.entry(type, result -> change.apply(type.cast(result)));
  }

  private @Nullable Object call(Object right, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      Object result = method.invoke(right, arguments);
      UnaryOperator<Object> change = changes.get(method.getReturnType());
      return result == null || change == null ? result : change.apply(result);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
