package io.cloudhal.spi;

import io.cloudhal.alu.FunctionHandler;
import io.cloudhal.computer.CloudComputer;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the handlers of functions from their classes, the same way for every provider: by the
 * public constructor with a {@link CloudComputer} if there is one, else by the one without
 * parameters.
 */
public final class FunctionHandlers {

  private FunctionHandlers() {}

  /**
   * Returns the class of a handler.
   *
   * @param className its binary name, such as {@code com.example.Resize}
   * @throws IllegalArgumentException if it is not found, is not a public concrete class, no {@link
   *     FunctionHandler} or has no suitable constructor; the message says which
   */
  public static Class<? extends FunctionHandler> find(String className) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = context == null ? FunctionHandlers.class.getClassLoader() : context;
    try {
      return check(Class.forName(className, false, loader));
    } catch (ClassNotFoundException | LinkageError e) {
      throw refused(className, "is not on the class path, or cannot be linked", e);
    }
  }

  /**
   * Returns {@code type} as the class of a handler.
   *
   * @throws IllegalArgumentException if it is not a public concrete class, no {@link
   *     FunctionHandler} or has no suitable constructor; the message says which
   */
  public static Class<? extends FunctionHandler> check(Class<?> type) {
    String name = type.getName();
    if (!FunctionHandler.class.isAssignableFrom(type)) {
      throw refused(name, "must implement " + FunctionHandler.class.getName(), null);
    }
    int modifiers = type.getModifiers();
    if (!Modifier.isPublic(modifiers) || Modifier.isAbstract(modifiers)) {
      throw refused(name, "must be public and not abstract", null);
    }
    if (constructor(type, CloudComputer.class).isEmpty() && constructor(type).isEmpty()) {
      throw refused(
          name,
          "must have a public constructor without parameters, or with one CloudComputer",
          null);
    }
    return type.asSubclass(FunctionHandler.class);
  }

  /**
   * Makes a handler.
   *
   * @param computer what its constructor is given if it takes one
   * @throws IllegalArgumentException if {@code type} is refused by {@link #check}, or its
   *     constructor throws, which is the cause
   */
  public static FunctionHandler create(Class<?> type, CloudComputer computer) {
    Class<? extends FunctionHandler> checked = check(type);
    Optional<Constructor<?>> withComputer = constructor(checked, CloudComputer.class);
    try {
      Object made =
          withComputer.isPresent()
              ? withComputer.get().newInstance(computer)
              : checked.getConstructor().newInstance();
      return checked.cast(made);
    } catch (InvocationTargetException e) {
      throw refused(checked.getName(), "could not be made: " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw refused(checked.getName(), "could not be made: is its package exported?", e);
    }
  }

  private static Optional<Constructor<?>> constructor(Class<?> type, Class<?>... parameters) {
    return Arrays.stream(type.getConstructors())
        .filter(each -> Arrays.equals(each.getParameterTypes(), parameters))
        .findFirst();
  }

  private static IllegalArgumentException refused(
      String className, String why, @Nullable Throwable cause) {
    return new IllegalArgumentException("function class " + className + " " + why, cause);
  }
}
