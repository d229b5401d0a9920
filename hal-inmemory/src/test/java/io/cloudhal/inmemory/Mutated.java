package io.cloudhal.inmemory;

import io.cloudhal.alu.Alu;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.bus.Bus;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.Topic;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.Memory;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.Storage;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A computer, drivers or a device whose handles are those of a mutant. */
final class Mutated implements InvocationHandler {

  private final Object right;
  private final Mutant mutant;
  private final Map<Class<?>, UnaryOperator<Object>> changes;

  private Mutated(Object right, Mutant mutant) {
    this.right = right;
    this.mutant = mutant;
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
            change(Subscription.class, mutant::subscription),
            change(EventStream.class, mutant::stream),
            change(RemoteFunction.class, mutant::function),
            change(Bucket.class, mutant::bucket),
            change(Provisioner.class, mutant::provisioner));
  }

  static <T> T of(Class<T> type, T right, Mutant mutant) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new Mutated(right, mutant)));
  }

  private <T> T of(Class<T> type, T result) {
    return of(type, result, mutant);
  }

  private <T> Map.Entry<Class<?>, UnaryOperator<Object>> inside(Class<T> type) {
    return change(type, result -> of(type, result));
  }

  private static <T> Map.Entry<Class<?>, UnaryOperator<Object>> change(
      Class<T> type, UnaryOperator<T> change) {
    return Map.entry(type, result -> change.apply(type.cast(result)));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
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
